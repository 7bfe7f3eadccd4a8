package io.fileupload.job;

/** A file's row as it should be now and as it shall become; it is written only if the state is still the first. */
public record FileChange(FileRecord before, FileRecord after) {

    JobCounters countersDelta() {
        return JobCounters.of(after).minus(JobCounters.of(before));
    }
}
