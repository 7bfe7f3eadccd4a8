package io.fileupload.web;

import io.fileupload.folder.FolderBrowser;
import io.fileupload.folder.SourceFolderRefusedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The folder browser of the form. */
@Component
class FolderChoice {

    private final FolderBrowser browser;

    FolderChoice(FolderBrowser browser) {
        this.browser = browser;
    }

    /** @param folder empty for where one may start; one that may not be read shows the start and says why */
    void add(String folder, Model model) {
        try {
            model.addAttribute(
                    "listing", FolderView.of(folder.isBlank() ? browser.top() : browser.list(folder.strip())));
        } catch (SourceFolderRefusedException e) {
            model.addAttribute("listing", FolderView.of(browser.top()));
            model.addAttribute("refused", folder.strip() + " " + e.getMessage());
        }
    }
}
