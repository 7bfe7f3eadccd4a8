/** Turns a wrong environment variable into one clear line. */
@NullMarked
package io.fileupload.settings;

import org.jspecify.annotations.NullMarked;
