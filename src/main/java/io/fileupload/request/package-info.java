/** What a create call asks, its checks and the preview. */
@NullMarked
package io.fileupload.request;

import org.jspecify.annotations.NullMarked;
