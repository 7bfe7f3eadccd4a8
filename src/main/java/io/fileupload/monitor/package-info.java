/** Keeps finished jobs in sync with their folders. */
@NullMarked
package io.fileupload.monitor;

import org.jspecify.annotations.NullMarked;
