/** Upload jobs and their files in the database, with the states they may take. */
@NullMarked
package io.fileupload.job;

import org.jspecify.annotations.NullMarked;
