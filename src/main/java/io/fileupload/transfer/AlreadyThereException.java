package io.fileupload.transfer;

import java.io.IOException;

/** The bucket has the object already, and the job leaves such objects alone. */
class AlreadyThereException extends IOException {

    AlreadyThereException() {
        super("The bucket has it already");
    }
}
