package io.fileupload.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** One opened file, held the way the platform allows. */
interface OpenFile extends Closeable {
    /** Where to read it. */
    Path path();

    /** What was opened, as it is now. */
    FileVersion version() throws IOException;

    /** What has the file's name now, not what a link of that name leads to. */
    FileVersion versionByName() throws IOException;
}
