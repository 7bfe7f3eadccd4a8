/** Several nodes on one database, one file system and one S3. */
@NullMarked
package io.fileupload.nodes;

import org.jspecify.annotations.NullMarked;
