package io.fileupload.job;

import static io.fileupload.job.SampleFiles.LATER;
import static io.fileupload.job.SampleFiles.NEWER;
import static io.fileupload.job.SampleFiles.RECEIPT;
import static io.fileupload.job.SampleFiles.VERSION;
import static io.fileupload.job.SampleFiles.WHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileRecordTest {
    private static final MultipartProgress MULTIPART = new MultipartProgress("id", 5 << 20, VERSION.toString());

    @Test
    void countsAnAttemptWhenItIsClaimed() {
        FileRecord file = SampleFiles.pending().claimed();

        assertThat(file.status().state()).isEqualTo(FileState.IN_PROGRESS);
        assertThat(file.status().attempts()).isEqualTo(1);
    }

    @Test
    void keepsTheReceiptAndEveryByteOnceUploaded() {
        FileRecord file = SampleFiles.inState(FileState.UPLOADED);

        assertThat(file.status().receipt()).isEqualTo(RECEIPT);
        assertThat(file.status().completedBytes()).isEqualTo(VERSION.size());
        assertThat(file.status().failure()).isNull();
    }

    @Test
    void releasingGivesTheAttemptBackAndLeavesADoubt() {
        FileRecord file = SampleFiles.pending().claimed().released();

        assertThat(file.status().state()).isEqualTo(FileState.PENDING);
        assertThat(file.status().attempts()).isZero();
        assertThat(file.status().inDoubt()).isTrue();
        assertThat(file.status().retryAt()).isNull();
    }

    @Test
    void retryingKeepsTheAttemptAndSaysWhyAndWhen() {
        FileRecord file = SampleFiles.pending().claimed().retried(WHY, LATER);

        assertThat(file.status().state()).isEqualTo(FileState.PENDING);
        assertThat(file.status().attempts()).isEqualTo(1);
        assertThat(file.status().failure()).isEqualTo(WHY);
        assertThat(file.status().retryAt()).isEqualTo(LATER);
    }

    @Test
    void remembersItsMultipartUploadWhenItCanNoLongerBeUploaded() {
        FileRecord file = SampleFiles.pending().claimed().multipartStarted(MULTIPART);
        FileRecord symlink = FileRecord.skipped(file.jobId(), file.path(), WHY);

        assertThat(file.skipped(WHY).status().multipart()).isEqualTo(MULTIPART);
        assertThat(file.unusable(symlink).status().multipart()).isEqualTo(MULTIPART);
    }

    @Test
    void remembersItsMultipartUploadThroughAReleaseAndANewClaim() {
        FileRecord file =
                SampleFiles.pending().claimed().multipartStarted(MULTIPART).withCompletedBytes(5);

        FileRecord again = file.released().claimed();

        assertThat(again.status().multipart()).isEqualTo(MULTIPART);
        assertThat(again.status().completedBytes()).isEqualTo(5);
    }

    @Test
    void forgetsPartsOnceTheirUploadIsAborted() {
        FileRecord file =
                SampleFiles.pending().claimed().multipartStarted(MULTIPART).withCompletedBytes(5);

        FileRecord aborted = file.multipartAborted();

        assertThat(aborted.status().multipart()).isNull();
        assertThat(aborted.status().completedBytes()).isZero();
    }

    @Test
    void aChangedFileBeginsAfreshInItsNewVersion() {
        FileRecord file = SampleFiles.inState(FileState.UPLOADED).changed(NEWER);

        assertThat(file.version()).isEqualTo(NEWER);
        assertThat(file.status()).isEqualTo(FileStatus.PENDING);
    }

    @Test
    void aFailedFileGoesBackInLineWithItsAttemptsCounted() {
        FileRecord file = SampleFiles.inState(FileState.FAILED).dueAgain();

        assertThat(file.status().state()).isEqualTo(FileState.PENDING);
        assertThat(file.status().attempts()).isEqualTo(1);
        assertThat(file.status().retryAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOADED", "FAILED", "SKIPPED"})
    void refusesToClaimWhatIsSettled(FileState state) {
        FileRecord file = SampleFiles.inState(state);

        assertThatThrownBy(file::claimed)
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessage("File a/b.txt is %s and cannot become IN_PROGRESS", state);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_PROGRESS")
    void refusesToBeUploadedWithoutAClaim(FileState state) {
        FileRecord file = SampleFiles.inState(state);

        assertThatThrownBy(() -> file.uploaded(RECEIPT)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void cutsAnEndlessReasonShort() {
        Failure failure = new Failure("S3_ERROR", "x".repeat(5_000));

        assertThat(failure.reason()).hasSize(1_001).endsWith("…");
    }
}
