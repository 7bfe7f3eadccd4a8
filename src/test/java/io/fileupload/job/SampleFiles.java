package io.fileupload.job;

import io.fileupload.folder.FileVersion;
import java.time.Instant;

/** Files in every state, each reached by the steps that lead there. */
final class SampleFiles {
    static final FileVersion VERSION = new FileVersion(7, Instant.parse("2026-01-02T03:04:05.678901234Z"), "99/1");
    static final FileVersion NEWER = new FileVersion(9, Instant.parse("2026-01-02T03:04:06Z"), "100/1");
    static final Failure WHY = new Failure("S3_ERROR", "S3 answered 500");
    static final Receipt RECEIPT = new Receipt("etag", "CRC32:AAAAAA==", 0);
    static final Instant LATER = Instant.parse("2026-01-02T04:00:00Z");

    private SampleFiles() {}

    static FileRecord pending() {
        return FileRecord.pending("job", "a/b.txt", VERSION);
    }

    static FileRecord inState(FileState state) {
        return switch (state) {
            case PENDING -> pending();
            case IN_PROGRESS -> pending().claimed();
            case UPLOADED -> pending().claimed().uploaded(RECEIPT);
            case FAILED -> pending().claimed().failed(WHY, LATER);
            case SKIPPED -> pending().claimed().skipped(WHY);
        };
    }
}
