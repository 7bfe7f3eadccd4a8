package io.fileupload.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.job.Job;
import io.fileupload.job.JobCounters;
import io.fileupload.job.JobOptions;
import io.fileupload.job.JobRequest;
import io.fileupload.job.JobState;
import io.fileupload.upload.JobStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadViewTest {

    @ParameterizedTest
    @EnumSource(value = JobState.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
    void countsBytesInEveryStateSoThatTheNumberDoesNotJump(JobState state) {
        assertThat(percent(state, 1_000, 750, 0.1)).isEqualTo(75);
    }

    @Test
    void countsFilesWhereThereAreNoBytes() {
        assertThat(percent(JobState.FAILED, 0, 0, 0.5)).isEqualTo(50);
    }

    @Test
    void saysHundredOnlyOfWhatIsCompleted() {
        assertThat(percent(JobState.FAILED, 1_000, 1_000, 0.5)).isEqualTo(99);
        assertThat(percent(JobState.COMPLETED, 1_000, 900, 0.9)).isEqualTo(100);
    }

    private static int percent(JobState state, long totalBytes, long completedBytes, double progress) {
        JobRequest request = new JobRequest("/data", "bucket", "", null, false, JobOptions.DEFAULT);
        JobCounters counters = new JobCounters(10, 1, 0, 0, totalBytes, completedBytes, 0);
        Job job = job(state, request, counters);
        return new UploadView(job, new JobStatus(progress, completedBytes, 0, null, false, null, null)).percent();
    }

    private static Job job(JobState state, JobRequest request, JobCounters counters) {
        Instant now = Instant.EPOCH;
        return new Job(
                "id", request, state, null, null, false, false, false, counters, now, now, null, null, null, null);
    }
}
