/** File Upload Service: folders to S3, all of them, intact. */
@NullMarked
package io.fileupload;

import org.jspecify.annotations.NullMarked;
