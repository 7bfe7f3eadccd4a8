package io.fileupload.transfer;

import io.fileupload.folder.FileVersion;
import io.fileupload.job.Failure;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStatus;
import io.fileupload.job.Receipt;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** How an attempt to upload a file ends, written down. */
final class FileOutcome {

    private final OwnedFile owned;
    private final JobProgress progress;
    private final Clock clock;

    FileOutcome(OwnedFile owned, JobProgress progress, Clock clock) {
        this.owned = owned;
        this.progress = progress;
        this.clock = clock;
    }

    /** Back in line, no attempt used up. */
    void release() throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        settle(FileRecord::released);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void retryOrFail(Failure why) throws InterruptedException {
        FileStatus status = owned.file().status();
        if (status.attempts() >= RetryPolicy.MAX_ATTEMPTS) {
            fail(why);
        } else {
            settle(file -> file.retried(why, clock.instant().plus(RetryPolicy.pause(status.attempts()))));
        }
    }

    void fail(Failure why) throws InterruptedException {
        int attempts = owned.file().status().attempts();
        settle(file -> file.failed(why, clock.instant().plus(RetryPolicy.laterPause(attempts))));
    }

    void skip(Failure why) throws InterruptedException {
        settle(file -> file.skipped(why));
    }

    void uploaded(FileVersion version, Receipt receipt) throws InterruptedException {
        settle(file -> file.withVersion(version).uploaded(receipt));
    }

    private void settle(UnaryOperator<FileRecord> outcome) throws InterruptedException {
        FileRecord file = owned.file();
        long acknowledged = progress.acknowledged(file);
        owned.write(f -> outcome.apply(f.status().multipart() == null ? f : f.withCompletedBytes(acknowledged)))
                .whenComplete((written, failure) -> progress.settled(file));
    }
}
