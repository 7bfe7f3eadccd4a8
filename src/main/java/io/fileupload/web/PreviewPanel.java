package io.fileupload.web;

import io.fileupload.job.JobRequest;
import io.fileupload.request.BucketNames;
import io.fileupload.request.InvalidRequestException;
import io.fileupload.request.Preview;
import io.fileupload.request.PreviewRefusedException;
import io.fileupload.request.PreviewResult;
import io.fileupload.request.RequestSettings;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form would upload, as far as it is filled in. */
@Component
class PreviewPanel {

    /** S3 lists no more buckets than this at once, so that a list this long may not be all. */
    private static final int LISTED_AT_MOST = 1_000;

    private final FormCheck check;
    private final Preview preview;
    private final RequestSettings settings;
    private final BucketNames buckets;

    PreviewPanel(FormCheck check, Preview preview, RequestSettings settings, BucketNames buckets) {
        this.buckets = buckets;
        this.check = check;
        this.preview = preview;
        this.settings = settings;
    }

    void add(UploadForm form, Model model) {
        if (form.sourceFolder() == null || form.sourceFolder().isBlank()) {
            return;
        }
        try {
            JobRequest request = check.validated(form, anyBucket());
            PreviewResult result = preview.of(request);
            model.addAttribute("result", result);
            model.addAttribute("destination", destination(bucket(form), request.prefix()));
            model.addAttribute("glued", gluedName(request.prefix(), result));
            model.addAttribute("unseenBucket", isUnseen(bucket(form)));
        } catch (InvalidRequestException e) {
            model.addAttribute("wrong", FormErrors.of(e).all());
        } catch (PreviewRefusedException e) {
            model.addAttribute("unavailable", e.getMessage());
        } catch (RejectedExecutionException e) {
            model.addAttribute(
                    "unavailable", "Several previews run already; this one follows when you change a field.");
        }
    }

    private static String bucket(UploadForm form) {
        return form.bucket() == null ? "" : form.bucket().strip();
    }

    private static String destination(String bucket, String prefix) {
        return "s3://" + (bucket.isEmpty() ? "…" : bucket) + "/" + prefix + "…";
    }

    /** A name that the prefix runs into, which is seldom meant; null if it does not. */
    private static @Nullable String gluedName(String prefix, PreviewResult result) {
        boolean glued =
                !prefix.isEmpty() && !prefix.endsWith("/") && !result.sample().isEmpty();
        return glued ? result.sample().get(0).key() : null;
    }

    /** Only a hint: buckets of other accounts can be written to and are not listed. */
    private boolean isUnseen(String bucket) {
        if (bucket.isEmpty()) {
            return false;
        }
        List<String> seen = buckets.suggested();
        return !seen.isEmpty() && seen.size() < LISTED_AT_MOST && !seen.contains(bucket);
    }

    /** What is uploaded does not depend on the bucket, so its name may come last. */
    private String anyBucket() {
        return settings.allowedBuckets().stream().findFirst().orElse("any-bucket");
    }
}
