package io.fileupload.upload;

import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import io.fileupload.job.Job;
import io.fileupload.storage.ObjectStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the attempts to upload files, with all they need. */
@Component
class FileAttempts {

    private final ObjectStore store;
    private final FileStateWriter states;
    private final LiveProgress progress;
    private final Concurrency concurrency;
    private final ContentMemory memory;
    private final Clock clock;

    FileAttempts(
            ObjectStore store,
            FileStateWriter states,
            LiveProgress progress,
            Concurrency concurrency,
            ContentMemory memory,
            Clock clock) {
        this.concurrency = concurrency;
        this.memory = memory;
        this.store = store;
        this.states = states;
        this.progress = progress;
        this.clock = clock;
    }

    FileAttempt of(Job job, FileRecord pending) {
        return new FileAttempt(
                job,
                pending,
                store,
                new FileStateLog(pending, states),
                progress.of(job.id()),
                concurrency,
                memory,
                clock);
    }
}
