/** The server's own room: limits and reading of bodies, problem documents, trailing slashes, what API and page share. */
@NullMarked
package io.fileupload.http;

import org.jspecify.annotations.NullMarked;
