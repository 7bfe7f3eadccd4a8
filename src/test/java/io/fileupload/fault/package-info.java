/** What the service does when S3, the network or its own process fail. */
@NullMarked
package io.fileupload.fault;

import org.jspecify.annotations.NullMarked;
