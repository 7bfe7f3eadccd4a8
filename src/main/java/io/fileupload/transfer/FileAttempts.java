package io.fileupload.transfer;

import io.fileupload.job.AbandonedUploads;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import io.fileupload.job.Job;
import io.fileupload.storage.ObjectStore;
import io.fileupload.work.Owner;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the attempts to upload files, with all they need. */
@Component
class FileAttempts {

    private final ObjectStore store;
    private final FileStateWriter states;
    private final AbandonedUploads abandoned;
    private final LiveProgress progress;
    private final Concurrency concurrency;
    private final Clock clock;

    FileAttempts(
            ObjectStore store,
            FileStateWriter states,
            AbandonedUploads abandoned,
            LiveProgress progress,
            Concurrency concurrency,
            Clock clock) {
        this.store = store;
        this.states = states;
        this.abandoned = abandoned;
        this.progress = progress;
        this.concurrency = concurrency;
        this.clock = clock;
    }

    FileAttempt of(Owner owner, Job job, FileRecord waiting) {
        OwnedFile file = new OwnedFile(owner, waiting, states);
        JobProgress ofJob = progress.of(job.id());
        FileOutcome outcome = new FileOutcome(file, ofJob, clock);
        Parts parts = new Parts(job, file, store, abandoned);
        TransferObserver observer = new TransferObserver(file, ofJob, parts, concurrency, clock);
        return new FileAttempt(job, file, store, outcome, observer, parts, ofJob);
    }
}
