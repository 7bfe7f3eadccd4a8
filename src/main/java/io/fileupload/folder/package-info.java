/** Reads source folders: scans them by glob, detects changes and opens files without ever following a symlink. */
@NullMarked
package io.fileupload.folder;

import org.jspecify.annotations.NullMarked;
