package io.fileupload.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** An upload in a thread of its own that is interrupted as soon as S3 has its first part. */
record UploadUntilInterrupted(ObjectStore store) {

    OpenMultipart interruptAfterFirstPart(Function<UploadObserver, ObjectUpload> upload) throws Exception {
        CountDownLatch firstPart = new CountDownLatch(1);
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void bytesStored(long bytes) {
                firstPart.countDown();
            }
        };
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        Thread uploading = new Thread(() -> run(upload.apply(observer), interrupted));
        uploading.start();
        firstPart.await();
        uploading.interrupt();
        interrupted.get();
        return observer.started().get(0);
    }

    private void run(ObjectUpload upload, CompletableFuture<Void> interrupted) {
        try {
            store.upload(upload);
            interrupted.completeExceptionally(new AssertionError("The upload was not interrupted"));
        } catch (InterruptedException e) {
            interrupted.complete(null);
        } catch (StorageException e) {
            interrupted.completeExceptionally(e);
        }
    }
}
