package io.fileupload.request;

import io.fileupload.folder.SourceFolderRefusedException;
import io.fileupload.folder.SourceRoots;
import io.fileupload.job.JobOptions;
import io.fileupload.job.JobRequest;
import io.fileupload.job.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a wish for an upload field by field, and says all that is wrong with it at once. */
@Component
public class CreateUploadCheck {

    private final SourceRoots roots;
    private final RequestSettings settings;

    CreateUploadCheck(SourceRoots roots, RequestSettings settings) {
        this.roots = roots;
        this.settings = settings;
    }

    /** @throws InvalidRequestException with every field that is wrong */
    public JobRequest validated(CreateUploadRequest request) {
        FieldErrors errors = new FieldErrors();
        id(request.uploadId(), errors);
        String folder = folder(request.sourceFolder(), errors);
        String bucket = bucket(request.destinationBucket(), errors);
        String prefix = prefix(request.destinationPrefix(), errors);
        pattern(request.pattern(), errors);
        JobOptions options = new OptionsCheck(errors).checked(request);
        errors.throwIfAny();
        boolean monitor = request.monitor() == null || request.monitor();
        return new JobRequest(folder, bucket, prefix, request.pattern(), monitor, options);
    }

    private static void id(@Nullable String id, FieldErrors errors) {
        String problem = id == null ? null : UploadId.problem(id);
        if (problem != null) {
            errors.add("upload_id", problem);
        }
    }

    private String folder(@Nullable String folder, FieldErrors errors) {
        if (folder == null || folder.isEmpty()) {
            errors.add("source_folder", "is required: an absolute path of a folder");
            return "";
        }
        try {
            return roots.check(folder).toString();
        } catch (SourceFolderRefusedException e) {
            errors.add("source_folder", String.valueOf(e.getMessage()));
            return "";
        }
    }

    private String bucket(@Nullable String bucket, FieldErrors errors) {
        String problem = bucket == null ? "is required: the name of an S3 bucket" : BucketName.problem(bucket);
        if (problem == null && !settings.allows(String.valueOf(bucket))) {
            problem = "is not a bucket that uploads may write to (ALLOWED_BUCKETS)";
        }
        if (problem != null) {
            errors.add("destination_bucket", problem);
        }
        return String.valueOf(bucket);
    }

    private static String prefix(@Nullable String prefix, FieldErrors errors) {
        if (prefix == null) {
            return "";
        }
        String problem = null;
        if (prefix.getBytes(StandardCharsets.UTF_8).length >= ObjectKey.MAX_BYTES) {
            problem = "must be shorter than 1024 bytes, so that there is room for file names";
        } else if (prefix.chars().anyMatch(Character::isISOControl)) {
            problem = "must not have control characters";
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(prefix)) {
            problem = "is not valid Unicode";
        } else if (List.of(prefix.split("/", -1)).contains("..")) {
            problem = "must not have '..' in it";
        }
        if (problem != null) {
            errors.add("destination_prefix", problem);
        }
        return prefix;
    }

    private static void pattern(@Nullable String pattern, FieldErrors errors) {
        String problem = pattern == null ? null : GlobCheck.problem(pattern);
        if (problem != null) {
            errors.add("pattern", problem);
        }
    }
}
