package io.fileupload.service;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.PostgresService;
import io.fileupload.testing.S3Wire;
import io.fileupload.testing.ServiceClient;

class MonitorOnPostgresIT extends MonitorIT {

    @Override
    ServiceClient client() {
        return PostgresService.client();
    }

    @Override
    Bucket newBucket() {
        return PostgresService.newBucket();
    }

    @Override
    S3Wire s3() {
        return PostgresService.s3();
    }
}
