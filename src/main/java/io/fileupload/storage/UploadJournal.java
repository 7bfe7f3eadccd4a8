package io.fileupload.storage;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Watches multipart uploads inside the SDK: reports their id before the first part is sent, counts acknowledged parts,
 * and keeps the SDK from aborting them on a failure or a cancel, since their parts are worth going on with.
 */
class UploadJournal implements ExecutionInterceptor {

    static final ExecutionAttribute<Entry> ENTRY = new ExecutionAttribute<>("upload-journal-entry");
    static final ExecutionAttribute<Boolean> ABORT = new ExecutionAttribute<>("upload-journal-abort");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof AbortMultipartUploadRequest && attributes.getAttribute(ABORT) == null) {
            throw SdkClientException.create("The multipart upload is kept, to be resumed");
        }
        Entry entry = attributes.getAttribute(ENTRY);
        if (entry != null && context.request() instanceof CreateMultipartUploadRequest) {
            entry.beginning().started();
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        Entry entry = attributes.getAttribute(ENTRY);
        if (entry != null && context.request() instanceof CreateMultipartUploadRequest) {
            entry.beginning().ended();
        }
    }

    /** After each try of a request, also one that is tried again. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        Entry entry = attributes.getAttribute(ENTRY);
        int status = context.httpResponse().statusCode();
        if (entry != null && (status == 503 || status == 429)) {
            entry.observer().slowDown();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        Entry entry = attributes.getAttribute(ENTRY);
        if (entry == null) {
            return;
        }
        if (context.response() instanceof CreateMultipartUploadResponse created) {
            try {
                entry.observer().multipartStarted(new OpenMultipart(created.uploadId(), entry.partSize()));
            } finally {
                entry.beginning().ended();
            }
        } else if (context.response() instanceof UploadPartResponse) {
            entry.observer()
                    .bytesStored(context.httpRequest()
                            .firstMatchingHeader("x-amz-decoded-content-length")
                            .or(() -> context.httpRequest().firstMatchingHeader("Content-Length"))
                            .map(Long::parseLong)
                            .orElse(0L));
        } else if (context.response() instanceof ListPartsResponse list) {
            entry.observer()
                    .bytesFound(list.parts().stream().mapToLong(Part::size).sum());
        }
    }

    /** What the journal knows of the upload that a request belongs to. */
    record Entry(UploadObserver observer, long partSize, Beginning beginning) {

        Entry(UploadObserver observer, long partSize) {
            this(observer, partSize, new Beginning());
        }
    }
}
