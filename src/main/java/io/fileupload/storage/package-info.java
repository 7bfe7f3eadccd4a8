/** The only door to S3: uploads, verifies and looks up objects on the AWS SDK. */
@NullMarked
package io.fileupload.storage;

import org.jspecify.annotations.NullMarked;
