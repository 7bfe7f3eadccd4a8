package io.fileupload.engine;

import io.fileupload.job.JobState;
import io.fileupload.job.Overwrite;
import io.fileupload.storage.S3Hook;
import io.fileupload.storage.S3Request;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What is asked of a job while the process that works on it is taken for dead, and is not. */
enum Sleep {
    NOTHING(lab -> {}, JobState.COMPLETED),
    PAUSE_AND_RESUME(
            lab -> {
                lab.controls.pause(Sleep.JOB);
                lab.runToRest(1);
                lab.controls.resume(Sleep.JOB);
            },
            JobState.COMPLETED),
    CANCEL(lab -> lab.controls.cancel(Sleep.JOB), JobState.CANCELLED),
    DELETE(
            lab -> {
                lab.controls.pause(Sleep.JOB);
                lab.controls.delete(Sleep.JOB);
            },
            JobState.PAUSED);

    private static final String JOB = "job";

    private final Consumer<Lab> asked;
    private final JobState end;

    Sleep(Consumer<Lab> asked, JobState end) {
        this.asked = asked;
        this.end = end;
    }

    /**
     * @param at the request at which it sleeps; 0 for none
     * @return the requests that there were
     */
    List<S3Request> play(Lab lab, Path temp, int at, boolean before) {
        Folder folder = new Folder(temp.resolve("%s-%d-%s".formatted(name(), at, before)));
        folder.write("a", 5);
        folder.write("large", 40);
        folder.write("sub/b", 12);
        lab.create(JOB, folder.root(), false, Overwrite.ALWAYS);
        int[] count = {0};
        S3Hook hook = request -> {
            if (++count[0] == at) {
                lab.faultless();
                lab.takeForDead(0);
                asked.accept(lab);
                lab.runToRest(1);
            }
        };
        if (before) {
            lab.before(hook);
        } else {
            lab.after(hook);
        }
        while (lab.tick(0)) {
            // until it sleeps, and after it woke up
        }
        lab.runToRest();
        return lab.s3.requests();
    }

    List<String> wrong(Lab lab) {
        EngineCheck check = new EngineCheck(lab);
        if (this == DELETE) {
            check.gone(JOB);
        } else {
            check.state(JOB, end);
        }
        return check.wrong();
    }
}
