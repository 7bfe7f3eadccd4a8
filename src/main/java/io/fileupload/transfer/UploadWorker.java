package io.fileupload.transfer;

import io.fileupload.folder.FolderScanner;
import io.fileupload.folder.SourceUnavailableException;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileStateWriter;
import io.fileupload.job.Job;
import io.fileupload.job.JobFiles;
import io.fileupload.job.JobHaltedException;
import io.fileupload.job.JobScans;
import io.fileupload.job.JobTransitions;
import io.fileupload.job.Jobs;
import io.fileupload.job.Shard;
import io.fileupload.job.Shards;
import io.fileupload.work.Next;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import io.fileupload.work.Worker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Uploads the files of the shards that it is handed, one shard at a time on each of its threads. */
@Component
public class UploadWorker implements Worker {

    private static final Logger log = LoggerFactory.getLogger(UploadWorker.class);

    private final Shards shards;
    private final Jobs jobs;
    private final JobFiles files;
    private final JobTransitions transitions;
    private final JobScans scans;
    private final ShardTransfer transfer;
    private final FileStateWriter states;
    private final FolderScanner scanner;
    private final FolderSight sight;
    private final ActiveWork active;
    private final Clock clock;

    UploadWorker(
            Shards shards,
            Jobs jobs,
            JobFiles files,
            JobTransitions transitions,
            JobScans scans,
            ShardTransfer transfer,
            FileStateWriter states,
            FolderScanner scanner,
            FolderSight sight,
            ActiveWork active,
            Clock clock) {
        this.shards = shards;
        this.jobs = jobs;
        this.files = files;
        this.transitions = transitions;
        this.scans = scans;
        this.transfer = transfer;
        this.states = states;
        this.scanner = scanner;
        this.sight = sight;
        this.active = active;
        this.clock = clock;
    }

    @Override
    public Next work(Owner owner) throws InterruptedException {
        Optional<Shard> shard = shards.begin(owner);
        if (shard.isEmpty()) {
            return shards.exists(owner) ? Next.PARKED : Next.DONE;
        }
        String jobId = shard.get().jobId();
        try (ActiveWork.Doing doing = active.begin(owner, jobId)) {
            return upload(owner, shard.get(), jobs.get(jobId));
        } catch (InterruptedException e) {
            states.flush();
            shards.putAside(owner);
            scans.wake(jobId);
            return Next.PARKED;
        }
    }

    private Next upload(Owner owner, Shard shard, Job job) throws InterruptedException {
        try {
            scanner.requireNotEmpty(Path.of(job.request().sourceFolder()));
            transfer.send(owner, job, due(shard));
        } catch (SourceUnavailableException e) {
            if (sight.othersMaySee(job.id())) {
                return later(owner, sight.handOver());
            }
            return cannotRun(owner, job, JobCannotRunException.because(e));
        } catch (JobCannotRunException e) {
            return cannotRun(owner, job, e);
        }
        return settled(owner, shard);
    }

    private List<FileRecord> due(Shard shard) {
        Instant now = clock.instant();
        return files.unsettled(shard.id()).stream()
                .filter(file -> RetryPolicy.isDue(file.status().retryAt(), now))
                .toList();
    }

    private Next settled(Owner owner, Shard shard) throws InterruptedException {
        states.flush();
        List<FileRecord> left = files.unsettled(shard.id());
        if (left.isEmpty()) {
            if (shards.done(owner, shard)) {
                scans.wake(shard.jobId());
            }
            return Next.DONE;
        }
        Instant now = clock.instant();
        return later(
                owner,
                left.stream()
                        .map(file -> file.status().retryAt())
                        .map(retryAt -> RetryPolicy.isDue(retryAt, now) ? now : Objects.requireNonNull(retryAt))
                        .min(Instant::compareTo)
                        .orElse(now));
    }

    private Next later(Owner owner, Instant time) throws InterruptedException {
        states.flush();
        shards.handBack(owner);
        return Next.at(time);
    }

    private Next cannotRun(Owner owner, Job job, JobCannotRunException e) throws InterruptedException {
        // So that no file of a job that has ended shows as still being sent.
        states.flush();
        log.warn("Upload {} cannot go on: {}", job.id(), Printable.of(e.error().text()));
        try {
            if (e.isForLackOfBucket()) {
                transitions.failWithoutBucket(owner, job.id(), e.error());
            } else {
                transitions.fail(owner, job.id(), e.error());
            }
        } catch (JobHaltedException stopped) {
            // by someone else, before it could fail
        }
        shards.putAside(owner);
        scans.wake(job.id());
        return Next.PARKED;
    }

    @Override
    public void stopAll() {
        active.stopAll(Work.SHARD);
    }
}
