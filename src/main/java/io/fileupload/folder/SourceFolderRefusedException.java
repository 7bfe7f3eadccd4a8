package io.fileupload.folder;

/** A folder that no job may read; the message gives the reason in words for whoever asked. */
public class SourceFolderRefusedException extends RuntimeException {
    SourceFolderRefusedException(String reason) {
        super(reason);
    }
}
