package io.fileupload.web;

import io.fileupload.job.FileSearch;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses that keep which files of an upload are listed. */
final class FilesLink {

    private FilesLink() {}

    static String to(String jobId, FileSearch search) {
        return to("/uploads/{id}", jobId, search, "after", null);
    }

    /** @param value of one more parameter; left out when null */
    static String to(String path, String jobId, FileSearch search, String parameter, @Nullable String value) {
        String text = search.text().strip();
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("files", Optional.ofNullable(search.state()))
                .queryParamIfPresent("q", text.isEmpty() ? Optional.empty() : Optional.of("{q}"))
                .queryParamIfPresent(parameter, Optional.ofNullable(value).map(v -> "{value}"))
                .encode()
                .buildAndExpand(Map.of("id", jobId, "q", text, "value", value == null ? "" : value))
                .toUriString();
    }
}
