package io.fileupload.storage;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Has requests tried again whose answer broke off in its headers: the HTTP client takes what came for all of it, and a
 * part without an ETag could never be completed.
 */
class CutAnswers implements ExecutionInterceptor {

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        boolean tellsEtag =
                context.request() instanceof UploadPartRequest || context.request() instanceof HeadObjectRequest;
        if (tellsEtag
                && context.httpResponse().isSuccessful()
                && context.httpResponse().firstMatchingHeader("ETag").isEmpty()) {
            throw RetryableException.create("The answer of S3 broke off");
        }
    }
}
