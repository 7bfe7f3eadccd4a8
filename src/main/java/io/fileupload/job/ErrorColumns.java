package io.fileupload.job;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What is wrong with a job, and whether it needs a person, in columns of {@code upload_jobs}. */
@Embeddable
@NullUnmarked
class ErrorColumns {

    private String errorCode;
    private String error;
    private String attentionCode;
    private String attentionReason;
    private Instant attentionSince;

    @Nullable JobError error() {
        return error == null ? null : new JobError(errorCode, error);
    }

    @Nullable Attention attention() {
        return attentionCode == null ? null : new Attention(attentionCode, attentionReason, attentionSince);
    }

    void set(@Nullable JobError why) {
        errorCode = why == null ? null : why.code();
        error = why == null ? null : why.reason();
    }

    /** The same cause found again is as old as when it was first found. */
    void needPerson(JobError why, Instant now) {
        if (!String.valueOf(why.code()).equals(attentionCode)) {
            attentionSince = now;
        }
        attentionCode = String.valueOf(why.code());
        attentionReason = why.reason();
    }

    void needNoOne() {
        attentionCode = null;
        attentionReason = null;
        attentionSince = null;
    }
}
