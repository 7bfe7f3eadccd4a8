package io.fileupload.service;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.PostgresService;
import io.fileupload.testing.ServiceClient;

class RacingClientsOnPostgresIT extends RacingClientsIT {

    @Override
    ServiceClient client() {
        return PostgresService.client();
    }

    @Override
    Bucket newBucket() {
        return PostgresService.newBucket();
    }
}
