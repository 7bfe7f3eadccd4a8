package io.fileupload.storage;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Keeps the SDK from sending an object again by itself unless S3 refused it: S3 may have stored what it did not answer,
 * so {@link S3ObjectStore} looks first.
 */
class NoBlindRepeat implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> UNANSWERED = new ExecutionAttribute<>("no-blind-repeat");

    /** Before each try of a request. */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof PutObjectRequest)) {
            return;
        }
        if (Boolean.TRUE.equals(attributes.getAttribute(UNANSWERED))) {
            throw SdkClientException.create("The connection broke or stood still before S3 answered");
        }
        attributes.putAttribute(UNANSWERED, true);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (!context.httpResponse().isSuccessful()) {
            attributes.putAttribute(UNANSWERED, false);
        }
    }
}
