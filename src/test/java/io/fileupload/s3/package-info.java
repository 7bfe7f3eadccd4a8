/** S3 servers that tests and the newcomer's demo run against, all behind {@link io.fileupload.s3.S3Server}. */
@NullMarked
package io.fileupload.s3;

import org.jspecify.annotations.NullMarked;
