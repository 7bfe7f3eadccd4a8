package io.fileupload.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what it heard of an upload. */
class RecordingObserver implements UploadObserver {
    private final List<OpenMultipart> started = new CopyOnWriteArrayList<>();
    private final AtomicLong stored = new AtomicLong();

    @Override
    public void multipartStarted(OpenMultipart multipart) {
        started.add(multipart);
    }

    @Override
    public void slowDown() {}

    @Override
    public void bytesStored(long bytes) {
        stored.addAndGet(bytes);
    }

    @Override
    public void bytesFound(long bytes) {
        stored.addAndGet(bytes);
    }

    List<OpenMultipart> started() {
        return started;
    }

    long stored() {
        return stored.get();
    }
}
