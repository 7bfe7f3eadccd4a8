package io.fileupload.api;

import io.fileupload.upload.InvalidRequestException;

/** How many entries a page may have. */
final class PageLimit {

    static final String DEFAULT = "100";
    private static final int MAX = 1000;

    private PageLimit() {}

    static int check(int limit) {
        if (limit < 1 || limit > MAX) {
            throw InvalidRequestException.ofField("limit", "must be from 1 to " + MAX);
        }
        return limit;
    }
}
