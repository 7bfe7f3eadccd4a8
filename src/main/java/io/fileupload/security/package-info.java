/** Who may call the service, and where it may listen. */
@NullMarked
package io.fileupload.security;

import org.jspecify.annotations.NullMarked;
