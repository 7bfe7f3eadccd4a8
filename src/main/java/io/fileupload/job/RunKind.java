package io.fileupload.job;

/** Why a job ran. */
public enum RunKind {
    UPLOAD,
    RESCAN,
    WATCH,
    RETRY,
    VERIFY
}
