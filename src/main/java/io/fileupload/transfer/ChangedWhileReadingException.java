package io.fileupload.transfer;

import java.io.IOException;

/** The file did not hold still from before it was read until S3 had it. */
class ChangedWhileReadingException extends IOException {

    ChangedWhileReadingException() {
        super("The file changed while it was read; it is tried again when it holds still");
    }
}
