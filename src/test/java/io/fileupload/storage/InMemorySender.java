package io.fileupload.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** Sends an object over the wire: in one request, or part by part in order. */
final class InMemorySender {
    private final InMemoryWire wire;
    private final InMemoryS3 s3;

    InMemorySender(InMemoryWire wire, InMemoryS3 s3) {
        this.wire = wire;
        this.s3 = s3;
    }

    StoredObject single(ObjectUpload upload) throws StorageException, InterruptedException {
        byte[] bytes = read(upload.content(), 0, upload.content().size());
        StoredObject stored = request(upload, S3Operation.PUT_OBJECT, 0, () -> s3.put(upload, bytes));
        upload.observer().bytesStored(bytes.length);
        return stored;
    }

    StoredObject parts(ObjectUpload upload, SendPlan plan) throws StorageException, InterruptedException {
        if (upload.resume() == null) {
            OpenMultipart begun = begin(upload, plan);
            return send(upload, plan, begun.uploadId(), Set.of());
        }
        String id = upload.resume().uploadId();
        SortedMap<Integer, Integer> there =
                request(upload, S3Operation.LIST_PARTS, 0, () -> s3.parts(upload.bucket(), id));
        upload.observer()
                .bytesFound(
                        there.values().stream().mapToLong(Integer::longValue).sum());
        return send(upload, plan, id, there.keySet());
    }

    private OpenMultipart begin(ObjectUpload upload, SendPlan plan) throws StorageException, InterruptedException {
        String id = request(
                upload,
                S3Operation.CREATE_MULTIPART_UPLOAD,
                0,
                () -> s3.create(upload.bucket(), upload.key(), upload.metadata()));
        OpenMultipart begun = new OpenMultipart(id, plan.partSize());
        upload.observer().multipartStarted(begun);
        return begun;
    }

    private StoredObject send(ObjectUpload upload, SendPlan plan, String id, Set<Integer> there)
            throws StorageException, InterruptedException {
        for (int part = 1; part <= plan.parts(); part++) {
            if (!there.contains(part)) {
                sendPart(upload, plan, id, part);
            }
        }
        return request(upload, S3Operation.COMPLETE_MULTIPART_UPLOAD, 0, () -> s3.complete(upload, id, plan.parts()));
    }

    private void sendPart(ObjectUpload upload, SendPlan plan, String id, int part)
            throws StorageException, InterruptedException {
        long from = (part - 1) * plan.partSize();
        byte[] bytes = read(upload.content(), from, Math.min(plan.partSize(), plan.size() - from));
        request(upload, S3Operation.UPLOAD_PART, part, () -> {
            s3.uploadPart(upload.bucket(), id, part, bytes);
            return part;
        });
        upload.observer().bytesStored(bytes.length);
    }

    private <T> T request(ObjectUpload upload, S3Operation operation, int part, InMemoryWire.Effect<T> effect)
            throws StorageException, InterruptedException {
        return wire.send(
                new S3Request(operation, upload.bucket(), upload.key(), part),
                upload.observer()::slowDown,
                Objects.requireNonNull(effect));
    }

    private static byte[] read(SourceContent content, long from, long length)
            throws StorageException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        if (content.bytes() != null) {
            return bytes.put(content.bytes(), (int) from, (int) length).array();
        }
        try (FileChannel file = FileChannel.open(content.path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
                // until the end of the part, or of a file that became shorter
            }
            return bytes.array();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw StorageFailure.CONNECTION_FAILED.because("The file cannot be read: " + e.getMessage(), e);
        }
    }
}
