package io.fileupload.folder;

import com.sun.jna.Platform;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A folder held open, the way the platform allows, so that its listing cannot be led elsewhere. */
interface OpenFolder extends Closeable {
    /** Where to list it. */
    Path path();

    /** Opens a folder in this one without following a link; errors are told of {@code shownPath}. */
    OpenFolder subfolder(String name, String shownPath) throws IOException;

    /** Opens a folder by its canonical path. */
    static OpenFolder of(Path canonical) throws IOException {
        return Platform.isLinux() ? Descriptor.ofFolder(canonical, canonical.toString()) : PlainFolder.of(canonical);
    }
}
