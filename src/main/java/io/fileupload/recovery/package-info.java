/** Resumes unfinished jobs when the service starts. */
@NullMarked
package io.fileupload.recovery;

import org.jspecify.annotations.NullMarked;
