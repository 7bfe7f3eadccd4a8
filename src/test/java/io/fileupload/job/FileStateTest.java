package io.fileupload.job;

import static io.fileupload.job.FileState.FAILED;
import static io.fileupload.job.FileState.IN_PROGRESS;
import static io.fileupload.job.FileState.PENDING;
import static io.fileupload.job.FileState.SKIPPED;
import static io.fileupload.job.FileState.UPLOADED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileStateTest {
    private static final Map<FileState, Set<FileState>> NEXT = Map.of(
            PENDING, Set.of(PENDING, IN_PROGRESS, FAILED, SKIPPED),
            IN_PROGRESS, Set.of(PENDING, IN_PROGRESS, UPLOADED, FAILED, SKIPPED),
            UPLOADED, Set.of(PENDING, FAILED, SKIPPED),
            FAILED, Set.of(PENDING, FAILED, SKIPPED),
            SKIPPED, Set.of(PENDING, FAILED, SKIPPED));

    @ParameterizedTest
    @EnumSource
    void allowsTheStepsOfItsMachineAndNoOther(FileState state) {
        Set<FileState> allowed =
                Arrays.stream(FileState.values()).filter(state::mayBecome).collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(NEXT.get(state));
    }
}
