package io.fileupload.storage;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Sends what is in memory in one request, and waits for nothing. */
final class SinglePut {

    private static final int PIECE = 64 * 1024;

    private final S3AsyncClient client;
    private final PutRequests requests;

    SinglePut(S3AsyncClient client, PutRequests requests) {
        this.client = client;
        this.requests = requests;
    }

    CompletableFuture<PutObjectResponse> send(ObjectUpload upload, SendPlan plan) {
        byte[] bytes = Objects.requireNonNull(upload.content().bytes());
        return client.putObject(requests.of(upload, plan), body(bytes));
    }

    /** In pieces, so that a limited bandwidth feeds the connection steadily. */
    private static AsyncRequestBody body(byte[] bytes) {
        ByteBuffer[] pieces = new ByteBuffer[(bytes.length + PIECE - 1) / PIECE];
        for (int i = 0; i < pieces.length; i++) {
            int start = i * PIECE;
            pieces[i] = ByteBuffer.wrap(bytes, start, Math.min(PIECE, bytes.length - start))
                    .slice();
        }
        return pieces.length <= 1
                ? AsyncRequestBody.fromBytesUnsafe(bytes)
                : AsyncRequestBody.fromByteBuffersUnsafe(pieces);
    }
}
