package io.fileupload.engine;

import io.fileupload.job.JobState;
import io.fileupload.job.Overwrite;
import java.nio.file.Path;
import java.util.List;

/** A small life of one job, and what must be so after it wherever the process died meanwhile. */
enum Scenario {
    CHANGED_FOLDER(
            created(Overwrite.ALWAYS)
                    .then((lab, folder) -> lab.runToRest())
                    .then((lab, folder) -> {
                        folder.write("a", 6);
                        folder.write("new", 7);
                        folder.write("large", 44);
                    })
                    .ask((lab, folder) -> lab.controls.rescan(Scenario.JOB, "test"))
                    .then((lab, folder) -> lab.runToRest()),
            Scenario::likeTheFolder),
    NOTHING_REPLACED(created(Overwrite.NEVER).then((lab, folder) -> lab.runToRest()), Scenario::likeTheFolder),
    PAUSE(
            created(Overwrite.ALWAYS)
                    .askWhileSending((lab, folder) -> lab.controls.pause(Scenario.JOB))
                    .then((lab, folder) -> lab.runToRest())
                    .ask((lab, folder) -> lab.controls.resume(Scenario.JOB))
                    .then((lab, folder) -> lab.runToRest()),
            Scenario::likeTheFolder),
    CANCEL(
            created(Overwrite.ALWAYS)
                    .askWhileSending((lab, folder) -> lab.controls.cancel(Scenario.JOB))
                    .then((lab, folder) -> lab.runToRest()),
            Scenario::stopped),
    DELETE(
            created(Overwrite.ALWAYS)
                    .askWhileSending((lab, folder) -> lab.controls.pause(Scenario.JOB))
                    .ask((lab, folder) -> lab.controls.delete(Scenario.JOB))
                    .then((lab, folder) -> lab.runToRest()),
            Scenario::gone);

    private static final String JOB = "job";

    private final Script script;
    private final Check check;

    Scenario(Script script, Check check) {
        this.script = script;
        this.check = check;
    }

    private interface Check {
        void of(EngineCheck check, Lab lab, Folder folder);
    }

    /**
     * @param first the boundary at which the process dies, 0 for never
     * @param second the boundary after its restart at which it dies again
     * @return what is wrong at the end
     */
    List<String> play(Lab lab, Path temp, int first, int second) {
        Folder folder = new Folder(temp.resolve("%s-%d-%d".formatted(name(), first, second)));
        folder.write("a", 5);
        folder.write("empty", 0);
        folder.write("large", 40);
        folder.write("sub/b", 12);
        script.play(lab, folder, first, second);
        EngineCheck engine = new EngineCheck(lab);
        check.of(engine, lab, folder);
        return engine.wrong();
    }

    private static Script created(Overwrite overwrite) {
        return new Script().then((lab, folder) -> lab.create(JOB, folder.root(), false, overwrite));
    }

    private static void likeTheFolder(EngineCheck check, Lab lab, Folder folder) {
        check.notLike(JOB, folder, false);
        check.sentTwice(JOB, folder);
    }

    /** Or the cancel came too late. */
    private static void stopped(EngineCheck check, Lab lab, Folder folder) {
        check.state(JOB, JobState.CANCELLED, JobState.COMPLETED);
    }

    private static void gone(EngineCheck check, Lab lab, Folder folder) {
        check.gone(JOB);
    }
}
