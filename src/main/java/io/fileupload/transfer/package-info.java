/** The way of a file's bytes to S3: workers, attempts, how many requests at once, and how far each is. */
@NullMarked
package io.fileupload.transfer;

import org.jspecify.annotations.NullMarked;
