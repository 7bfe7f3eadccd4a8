package io.fileupload.upload;

import io.fileupload.folder.FileVersion;
import io.fileupload.folder.ScanEntry;
import io.fileupload.job.Failure;
import io.fileupload.job.FileChange;
import io.fileupload.job.FileRecord;
import io.fileupload.job.FileState;
import io.fileupload.job.Job;
import io.fileupload.job.ObjectKey;
import io.fileupload.job.ScanFigures;
import io.fileupload.job.ScannedFiles;
import io.fileupload.work.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a scan found with what the job knows, a batch at a time, and saves what differs. */
final class ScanBatch {

    private static final int SIZE = 5_000;

    private final Owner owner;
    private final Job job;
    private final ScannedFiles scanned;
    private final Instant stillSince;
    private final boolean takeAll;
    private final boolean jobIsNew;
    private final List<ScanEntry> entries = new ArrayList<>(SIZE);
    private final Set<String> unusable = new HashSet<>();
    private long seen;
    private long added;
    private long changed;
    private long unsettled;

    ScanBatch(Owner owner, Job job, ScannedFiles scanned, Instant stillSince, boolean takeAll) {
        this.owner = owner;
        this.job = job;
        this.scanned = scanned;
        this.stillSince = stillSince;
        this.takeAll = takeAll;
        this.jobIsNew = job.counters().total() + job.counters().skipped() == 0;
    }

    ScanFigures figures() {
        return new ScanFigures(seen, added, changed, unsettled);
    }

    /** What the scan came across and could not read: few in any folder that can be used at all. */
    Set<String> unusable() {
        return unusable;
    }

    void add(ScanEntry entry) {
        entries.add(entry);
        if (entry instanceof ScanEntry.Unusable) {
            unusable.add(entry.path());
        }
        if (entries.size() == SIZE) {
            flush();
        }
    }

    void flush() {
        Map<String, FileRecord> known = jobIsNew
                ? Map.of()
                : scanned.known(job.id(), entries.stream().map(ScanEntry::path).toList());
        List<FileRecord> unknown = new ArrayList<>();
        List<FileChange> changes = new ArrayList<>();
        for (ScanEntry entry : entries) {
            FileRecord found = record(entry);
            FileRecord before = known.get(entry.path());
            FileRecord after = before == null ? found : changed(before, found);
            if (after == null) {
                continue;
            }
            if (!isStill(entry)) {
                unsettled++;
            } else if (before == null) {
                unknown.add(after);
            } else {
                changes.add(new FileChange(before, after));
            }
        }
        save(unknown, changes);
        seen += entries.size();
        entries.clear();
    }

    private void save(List<FileRecord> unknown, List<FileChange> changes) {
        added += unknown.size();
        changed += changes.size();
        if (!unknown.isEmpty()) {
            scanned.add(owner, job.id(), unknown);
        }
        if (!changes.isEmpty()) {
            scanned.change(owner, job.id(), changes);
        }
    }

    private boolean isStill(ScanEntry entry) {
        return takeAll
                || !(entry instanceof ScanEntry.Found found)
                || found.version().isStillSince(stillSince);
    }

    private FileRecord record(ScanEntry entry) {
        if (entry instanceof ScanEntry.Found found) {
            return found(found.path(), found.version());
        }
        if (entry instanceof ScanEntry.Skipped skipped) {
            return FileRecord.skipped(job.id(), skipped.path(), new Failure(skipped.code(), skipped.reason()));
        }
        ScanEntry.Unusable unusable = (ScanEntry.Unusable) entry;
        return FileRecord.failed(job.id(), unusable.path(), null, new Failure(unusable.code(), unusable.reason()));
    }

    private FileRecord found(String path, FileVersion version) {
        String key = ObjectKey.of(job.request(), path);
        if (ObjectKey.isTooLong(key)) {
            String reason =
                    "The key is over %d bytes; rename the file or shorten the prefix".formatted(ObjectKey.MAX_BYTES);
            return FileRecord.failed(job.id(), path, version, new Failure("KEY_TOO_LONG", reason));
        }
        return FileRecord.pending(job.id(), path, version);
    }

    /** The file's next state, or null where nothing has changed. */
    private static @Nullable FileRecord changed(FileRecord before, FileRecord found) {
        if (found.status().state() == FileState.PENDING) {
            return Objects.equals(before.version(), found.version())
                    ? null
                    : before.changed(Objects.requireNonNull(found.version()));
        }
        Failure why = Objects.requireNonNull(found.status().failure());
        boolean known = before.status().failure() != null
                && before.status().failure().code().equals(why.code());
        return known ? null : before.unusable(found);
    }
}
