package io.fileupload.web;

import io.fileupload.upload.InvalidRequestException;
import io.fileupload.upload.Preview;
import io.fileupload.upload.PreviewRefusedException;
import io.fileupload.upload.UploadSettings;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form would upload, as far as it is filled in. */
@Component
class PreviewPanel {

    private final FormCheck check;
    private final Preview preview;
    private final UploadSettings settings;

    PreviewPanel(FormCheck check, Preview preview, UploadSettings settings) {
        this.check = check;
        this.preview = preview;
        this.settings = settings;
    }

    void add(UploadForm form, Model model) {
        if (form.sourceFolder() == null || form.sourceFolder().isBlank()) {
            return;
        }
        try {
            model.addAttribute("result", preview.of(check.validated(form, anyBucket())));
            model.addAttribute(
                    "destination",
                    "s3://" + (form.bucket() == null ? "" : form.bucket().strip()) + "/");
        } catch (InvalidRequestException e) {
            model.addAttribute("wrong", FormErrors.of(e).all());
        } catch (PreviewRefusedException e) {
            model.addAttribute("unavailable", e.getMessage());
        } catch (RejectedExecutionException e) {
            model.addAttribute(
                    "unavailable", "Several previews run already; this one follows when you change a field.");
        }
    }

    /** What is uploaded does not depend on the bucket, so its name may come last. */
    private String anyBucket() {
        return settings.allowedBuckets().stream().findFirst().orElse("any-bucket");
    }
}
