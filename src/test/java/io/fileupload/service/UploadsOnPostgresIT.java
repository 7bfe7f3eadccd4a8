package io.fileupload.service;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.PostgresService;
import io.fileupload.testing.ServiceClient;

class UploadsOnPostgresIT extends UploadsIT {

    @Override
    ServiceClient client() {
        return PostgresService.client();
    }

    @Override
    Bucket newBucket() {
        return PostgresService.newBucket();
    }
}
