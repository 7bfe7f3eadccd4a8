/** The HTTP API under /api/v1. */
@NullMarked
package io.fileupload.api;

import org.jspecify.annotations.NullMarked;
