/** The orchestrator that runs a job and the workers that upload its files. */
@NullMarked
package io.fileupload.upload;

import org.jspecify.annotations.NullMarked;
