/** Chooses SQLite or PostgreSQL from DATABASE_URL and opens its connection pools. */
@NullMarked
package io.fileupload.database;

import org.jspecify.annotations.NullMarked;
