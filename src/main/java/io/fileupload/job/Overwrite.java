package io.fileupload.job;

/** What to do about an object that is already under a file's key. */
public enum Overwrite {
    ALWAYS,
    /** Skip an object of equal size and equal {@code mtime} metadata. */
    IF_CHANGED,
    /** Skip any existing object, decided by S3 itself through a conditional write. */
    NEVER
}
