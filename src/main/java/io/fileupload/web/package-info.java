/** The web page: what an operator wants to know of uploads, and the buttons to steer them. */
@NullMarked
package io.fileupload.web;

import org.jspecify.annotations.NullMarked;
