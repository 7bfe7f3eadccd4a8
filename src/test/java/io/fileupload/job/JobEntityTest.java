package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobEntityTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final JobRequest REQUEST = new JobRequest("/folder", "bucket", "", null, true, JobOptions.DEFAULT);

    private static final JobError GONE = new JobError("NO_SUCH_BUCKET", "gone");

    private final JobEntity job = new JobEntity("id", REQUEST, CREATED);

    @Test
    void beginsPendingAndToBeScanned() {
        assertThat(job.toJob().state()).isEqualTo(JobState.PENDING);
        assertThat(job.toJob().scanNeeded()).isTrue();
    }

    @Test
    void startingTwiceContinuesTheRun() {
        job.start(CREATED);

        job.start(LATER);

        assertThat(job.toJob().state()).isEqualTo(JobState.IN_PROGRESS);
        assertThat(job.toJob().startedAt()).isEqualTo(CREATED);
    }

    @Test
    void completesWithoutAnError() {
        job.start(CREATED);

        job.complete(null, LATER);

        assertThat(job.toJob().state()).isEqualTo(JobState.COMPLETED);
        assertThat(job.toJob().finishedAt()).isEqualTo(LATER);
        assertThat(job.toJob().error()).isNull();
    }

    @Test
    void failsWithItsReason() {
        job.start(CREATED);

        job.fail(GONE, LATER);

        assertThat(job.toJob().state()).isEqualTo(JobState.FAILED);
        assertThat(job.toJob().error()).isEqualTo(GONE);
    }

    @Test
    void reopeningBeginsANewRunWithoutTheOldError() {
        job.start(CREATED);
        job.scanned(CREATED);
        job.fail(GONE, CREATED);

        job.reopen(false, LATER);

        assertThat(job.toJob().state()).isEqualTo(JobState.IN_PROGRESS);
        assertThat(job.toJob().scanNeeded()).isFalse();
        assertThat(job.toJob().startedAt()).isEqualTo(LATER);
        assertThat(job.toJob().finishedAt()).isNull();
        assertThat(job.toJob().error()).isNull();
    }

    @Test
    void refusesToCompleteBeforeItStarts() {
        assertThatThrownBy(() -> job.complete(null, LATER))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessage("Upload id is PENDING and cannot become COMPLETED");
    }

    @Test
    void refusesToReopenWhileItRuns() {
        job.start(CREATED);

        assertThatThrownBy(() -> job.reopen(true, LATER)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void knowsItsOwnRequestAgain() {
        JobRequest same = new JobRequest("/folder", "bucket", "", null, true, JobOptions.DEFAULT);
        JobRequest other = new JobRequest("/folder", "bucket", "p/", null, true, JobOptions.DEFAULT);

        assertThat(job.isSameRequest(same)).isTrue();
        assertThat(job.isSameRequest(other)).isFalse();
    }
}
