package io.fileupload.job;

import static io.fileupload.job.JobState.CANCELLED;
import static io.fileupload.job.JobState.COMPLETED;
import static io.fileupload.job.JobState.FAILED;
import static io.fileupload.job.JobState.IN_PROGRESS;
import static io.fileupload.job.JobState.PAUSED;
import static io.fileupload.job.JobState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    private static final Map<JobState, Set<JobState>> NEXT = Map.of(
            PENDING, Set.of(IN_PROGRESS, PAUSED, CANCELLED, FAILED),
            IN_PROGRESS, Set.of(COMPLETED, FAILED, PAUSED, CANCELLED),
            PAUSED, Set.of(IN_PROGRESS, CANCELLED),
            COMPLETED, Set.of(IN_PROGRESS),
            FAILED, Set.of(IN_PROGRESS),
            CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void allowsTheStepsOfItsMachineAndNoOther(JobState state) {
        Set<JobState> allowed =
                Arrays.stream(JobState.values()).filter(state::mayBecome).collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(NEXT.get(state));
    }

    @ParameterizedTest
    @EnumSource
    void isNeverActiveAndFinishedAtOnce(JobState state) {
        assertThat(state.isActive()).isEqualTo(Set.of(PENDING, IN_PROGRESS).contains(state));
        assertThat(state.isFinished()).isEqualTo(Set.of(COMPLETED, FAILED).contains(state));
    }
}
