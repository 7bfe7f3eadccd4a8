package io.fileupload.job;

/**
 * What a run did to files; sizes in bytes.
 *
 * @param bytes sent in this run, without what S3 had already
 * @param resumed what S3 had already of the files uploaded
 */
record RunCounters(long uploaded, long failed, long skipped, long bytes, long resumed) {

    static final RunCounters ZERO = new RunCounters(0, 0, 0, 0, 0);

    static RunCounters of(FileChange change) {
        FileState before = change.before().status().state();
        FileState after = change.after().status().state();
        return before == after ? ZERO : became(change.after());
    }

    static RunCounters became(FileRecord file) {
        Receipt receipt = file.status().receipt();
        return switch (file.status().state()) {
            case UPLOADED -> {
                long resumed = receipt == null ? 0 : receipt.resumedBytes();
                yield new RunCounters(1, 0, 0, Math.max(0, file.size() - resumed), resumed);
            }
            case FAILED -> new RunCounters(0, 1, 0, 0, 0);
            case SKIPPED -> new RunCounters(0, 0, 1, 0, 0);
            case PENDING, IN_PROGRESS -> ZERO;
        };
    }

    RunCounters plus(RunCounters other) {
        return new RunCounters(
                uploaded + other.uploaded,
                failed + other.failed,
                skipped + other.skipped,
                bytes + other.bytes,
                resumed + other.resumed);
    }
}
