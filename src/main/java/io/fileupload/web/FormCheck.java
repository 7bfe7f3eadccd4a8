package io.fileupload.web;

import io.fileupload.job.JobRequest;
import io.fileupload.request.CreateUploadCheck;
import io.fileupload.request.InvalidRequestException;
import io.fileupload.request.InvalidRequestException.InvalidField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a form: as the API does, and for slips that only people make who type. */
@Component
class FormCheck {

    private final CreateUploadCheck check;

    FormCheck(CreateUploadCheck check) {
        this.check = check;
    }

    /**
     * @param bucketIfNone what to take for a bucket that is not given yet; null takes none
     * @throws InvalidRequestException with every field that is wrong
     */
    JobRequest validated(UploadForm form, @Nullable String bucketIfNone) {
        List<InvalidField> typed = new ArrayList<>(form.slips());
        try {
            JobRequest request = check.validated(form.request(bucketIfNone));
            if (typed.isEmpty()) {
                return request;
            }
        } catch (InvalidRequestException e) {
            e.errors().stream().filter(error -> !isBetterSaid(error, form)).forEach(typed::add);
        }
        throw new InvalidRequestException(typed);
    }

    /** That a path is no bucket name is said with what to do about it. */
    private static boolean isBetterSaid(InvalidField error, UploadForm form) {
        return error.field().equals("destination_bucket") && form.bucketIsPath();
    }
}
