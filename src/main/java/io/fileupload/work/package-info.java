/** Durable work in the database that has one owner at a time, on one node or many. */
@NullMarked
package io.fileupload.work;

import org.jspecify.annotations.NullMarked;
