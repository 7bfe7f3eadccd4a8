package io.fileupload.web;

import io.fileupload.job.FileSearch;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a browser goes after a form, so that reloading the page does not send the form again. */
final class Redirects {

    private Redirects() {}

    static RedirectView toUpload(String id) {
        return seeOther(UriComponentsBuilder.fromPath("/uploads/{id}")
                .encode()
                .buildAndExpand(id)
                .toUriString());
    }

    /** To the list of files on its page, as it was filtered. */
    static RedirectView toFiles(String id, FileSearch search) {
        return seeOther(FilesLink.to(id, search) + "#files");
    }

    static RedirectView seeOther(String path) {
        RedirectView view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
