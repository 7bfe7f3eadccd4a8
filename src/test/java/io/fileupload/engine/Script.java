package io.fileupload.engine;

import io.fileupload.job.IllegalTransitionException;
import io.fileupload.job.JobNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Steps that are taken one after the other; what a crash broke off is asked for again, as people do. */
final class Script {
    private final List<BiConsumer<Lab, Folder>> steps = new ArrayList<>();

    Script then(BiConsumer<Lab, Folder> step) {
        steps.add(step);
        return this;
    }

    /** A control, which may come too late after a crash. */
    Script ask(BiConsumer<Lab, Folder> control) {
        return then((lab, folder) -> {
            try {
                control.accept(lab, folder);
            } catch (IllegalTransitionException | JobNotFoundException e) {
                // It was obeyed before the crash, or the job has ended since.
            }
        });
    }

    /**
     * As {@link #ask}, in the middle of a file that is sent in parts; nothing is asked where the work is beyond that.
     */
    Script askWhileSending(BiConsumer<Lab, Folder> control) {
        then((lab, folder) -> {
            lab.before(request -> {
                if (request.part() == 2) {
                    lab.before(io.fileupload.storage.S3Hook.NONE);
                    control.accept(lab, folder);
                    lab.nodes.get(0).call("StopWatch", "look");
                }
            });
            lab.runDue();
            lab.faultless();
        });
        return ask(control);
    }

    /**
     * @param first the boundary at which the process dies, 0 for never
     * @param second the boundary after its restart at which it dies again
     */
    void play(Lab lab, Folder folder, int first, int second) {
        lab.boundaries.crashAt(first);
        int crashes = 0;
        for (BiConsumer<Lab, Folder> step : steps) {
            boolean done = false;
            while (!done) {
                try {
                    if (lab.boundaries.isDead()) {
                        lab.faultless();
                        lab.restart(crashes == 1 ? second : 0);
                    }
                    step.accept(lab, folder);
                    lab.boundaries.requireAlive();
                    done = true;
                } catch (Crash e) {
                    crashes++;
                }
            }
        }
    }
}
