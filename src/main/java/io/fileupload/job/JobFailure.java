package io.fileupload.job;

/** What makes a job as a whole fail or wait, beside what S3 says. */
public enum JobFailure {
    /** Its folder is gone, unreadable, or empty where files were. */
    SOURCE_UNAVAILABLE,
    /** Its run ended by an unexpected error and is tried again. */
    BROKE_OFF
}
