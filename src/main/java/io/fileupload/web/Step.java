package io.fileupload.web;

import io.fileupload.job.Job;
import io.fileupload.job.JobState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the steps every upload takes.
 *
 * @param progress {@code done}, {@code current} or {@code ahead}
 */
record Step(String name, String progress) {

    static List<Step> of(Job job, Phase phase) {
        List<String> names = List.of("Waiting", "Scanning", "Uploading", last(job));
        int current = current(job, phase);
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Step(names.get(i), progress(i, current, reached(job))))
                .toList();
    }

    private static String progress(int step, int current, int reached) {
        if (step == current) {
            return "current";
        }
        return step < current && step <= reached ? "done" : "ahead";
    }

    /** The last step that was taken; an upload can fail or be cancelled before its folder was scanned. */
    private static int reached(Job job) {
        return job.lastScanAt() == null ? 0 : 2;
    }

    private static String last(Job job) {
        return switch (job.state()) {
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            default -> job.request().monitor() ? "Watching" : "Completed";
        };
    }

    private static int current(Job job, Phase phase) {
        return switch (phase) {
            case WAITING -> 0;
            case SCANNING -> 1;
            case UPLOADING -> 2;
            case PAUSED -> job.startedAt() == null ? 0 : job.scanNeeded() ? 1 : 2;
            case COMPLETED, FAILED, CANCELLED -> job.state() == JobState.PENDING ? 0 : 3;
        };
    }
}
