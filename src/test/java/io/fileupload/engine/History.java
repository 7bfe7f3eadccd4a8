package io.fileupload.engine;

import io.fileupload.job.IllegalTransitionException;
import io.fileupload.job.JobNotFoundException;
import io.fileupload.job.JobState;
import io.fileupload.job.Overwrite;
import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.S3Hook;
import io.fileupload.storage.StorageFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What may happen to the service in its life, drawn from a seed: jobs, changes in their folders, what people ask, faults of
 * S3, crashes, time that passes, and a process that is taken for dead and wakes up. The same seed is the same history.
 */
final class History {
    private static final List<String> PATHS = List.of("a", "b", "sub/a", "sub/deep/c", "large", "sub/larger");
    private static final List<Integer> SIZES = List.of(0, 1, 9, 15, 16, 17, 40, 70);
    private static final List<StorageFailure> FAULTS = List.of(
            StorageFailure.CONNECTION_FAILED,
            StorageFailure.CONNECTION_FAILED,
            StorageFailure.S3_ERROR,
            StorageFailure.SLOW_DOWN,
            StorageFailure.S3_UNREACHABLE,
            StorageFailure.CHECKSUM_MISMATCH,
            StorageFailure.PARTS_LOST,
            StorageFailure.ACCESS_DENIED);
    private static final List<StorageFailure> FAULTS_OF_ANSWERS =
            List.of(StorageFailure.CONNECTION_FAILED, StorageFailure.S3_ERROR);
    private static final int JOBS = 3;

    final Lab lab;
    private final Random random;
    private final List<Folder> folders = new ArrayList<>();
    private final Map<String, Folder> jobs = new TreeMap<>();
    private final Map<String, Overwrite> overwrites = new TreeMap<>();
    private final List<String> steps = new ArrayList<>();
    /** The processes that are in the middle of something: a second one while the first is not heard of. */
    private final List<Integer> busy = new ArrayList<>();

    History(long seed, Path temp, Plant plant) {
        random = new Random(seed);
        lab = new Lab(1 + random.nextInt(2), plant);
        for (int i = 0; i < 2; i++) {
            Folder folder = new Folder(temp.resolve("source-" + i));
            folder.write("kept", 3);
            PATHS.subList(0, random.nextInt(PATHS.size())).forEach(path -> folder.write(path, anyOf(SIZES)));
            folders.add(folder);
        }
    }

    /** What happened so far, a line each. */
    List<String> steps() {
        return steps;
    }

    /** @return what is wrong at its end */
    List<String> play() {
        int length = 8 + random.nextInt(25);
        surviving(this::create);
        for (int i = 0; i < length; i++) {
            surviving(this::step);
        }
        lab.boundaries.neverCrash();
        surviving(this::end);
        EngineCheck check = new EngineCheck(lab);
        jobs.forEach((job, folder) -> {
            if (lab.jobs.find(job).isPresent() && lab.job(job).state() != JobState.CANCELLED) {
                check.notLike(job, folder, overwrites.get(job) == Overwrite.NEVER);
            }
        });
        return check.wrong();
    }

    private void surviving(Runnable step) {
        try {
            step.run();
            lab.boundaries.requireAlive();
        } catch (Crash e) {
            note("the process died " + e.getMessage());
            disarm();
            if (lab.nodes.size() == 1) {
                lab.restart();
            } else {
                List<Integer> died = busy.isEmpty() ? List.of(0) : List.copyOf(busy);
                died.forEach(lab::replace);
            }
        }
        busy.clear();
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0 -> create();
            case 1, 2 -> write();
            case 3 -> delete();
            case 4 -> folderAwayOrBack();
            case 5, 6 -> ask();
            case 7, 8, 9 -> ticks(random.nextInt(lab.nodes.size()), 1 + random.nextInt(8));
            case 10 -> lookAround();
            case 11 -> time();
            case 12 -> crashSoon();
            case 13 -> faultSoon();
            case 14 -> askSoon();
            default -> sleepSoon();
        }
    }

    private void create() {
        if (jobs.size() < JOBS) {
            String id = "job" + jobs.size();
            Folder folder = anyOf(folders);
            Overwrite overwrite =
                    anyOf(List.of(Overwrite.ALWAYS, Overwrite.ALWAYS, Overwrite.IF_CHANGED, Overwrite.NEVER));
            boolean monitor = random.nextBoolean();
            note("create %s of %s, %s%s"
                    .formatted(id, folder.root().getFileName(), overwrite, monitor ? ", watched" : ""));
            jobs.put(id, folder);
            overwrites.put(id, overwrite);
            lab.create(id, folder.root(), monitor, overwrite);
        }
    }

    private void write() {
        Folder folder = anyOf(folders);
        String path = anyOf(PATHS);
        int size = anyOf(SIZES);
        if (!folder.isAway()) {
            note("write %s/%s, %d bytes".formatted(folder.root().getFileName(), path, size));
            folder.write(path, size);
        }
    }

    private void delete() {
        Folder folder = anyOf(folders);
        String path = anyOf(PATHS);
        if (!folder.isAway()) {
            note("delete %s/%s".formatted(folder.root().getFileName(), path));
            folder.delete(path);
        }
    }

    private void folderAwayOrBack() {
        Folder folder = anyOf(folders);
        note("%s is %s".formatted(folder.root().getFileName(), folder.isAway() ? "back" : "away"));
        if (folder.isAway()) {
            folder.back();
        } else {
            folder.away();
        }
    }

    private void ask() {
        List<String> ids = List.copyOf(jobs.keySet());
        if (ids.isEmpty()) {
            return;
        }
        String job = anyOf(ids);
        int control = random.nextInt(9);
        ask(
                job,
                List.of("pause", "pause", "resume", "resume", "cancel", "retry", "rescan", "rescan", "delete")
                        .get(control));
    }

    private void ask(String job, String control) {
        try {
            switch (control) {
                case "pause" -> lab.controls.pause(job);
                case "resume" -> lab.controls.resume(job);
                case "cancel" -> lab.controls.cancel(job);
                case "retry" -> lab.controls.retry(job, "test");
                case "rescan" -> lab.controls.rescan(job, "test");
                default -> lab.controls.delete(job);
            }
            note(control + " " + job);
        } catch (IllegalTransitionException | JobNotFoundException e) {
            note("%s %s, which is refused".formatted(control, job));
        }
    }

    private void ticks(int node, int count) {
        note("process %d takes %d steps".formatted(node, count));
        busy.add(node);
        for (int i = 0; i < count; i++) {
            lab.tick(node);
        }
        busy.remove(busy.size() - 1);
    }

    private void lookAround() {
        note("the processes look around");
        lab.lookAround();
    }

    private void time() {
        note("time passes");
        lab.step(random.nextBoolean() ? Lab.LONG : Duration.ofMillis(10));
    }

    private void crashSoon() {
        int boundaries = 1 + random.nextInt(30);
        note("the process is to die at boundary %d from here".formatted(boundaries));
        lab.boundaries.crashAt(boundaries);
    }

    private void faultSoon() {
        int from = random.nextInt(6);
        int to = from + 1 + random.nextInt(9);
        boolean answered = random.nextBoolean();
        StorageFailure failure = anyOf(answered ? FAULTS : FAULTS_OF_ANSWERS);
        note("requests %d to %d from here %s with %s"
                .formatted(from, to, answered ? "are refused" : "are done and end", failure));
        int[] count = {0};
        S3Hook hook = request -> {
            int now = count[0]++;
            if (now >= from && now < to) {
                throw InMemoryObjectStore.fault(failure);
            }
        };
        if (answered) {
            lab.before(hook);
        } else {
            lab.after(hook);
        }
    }

    private void askSoon() {
        soon("someone asks", () -> {
            ask();
            if (!busy.isEmpty() && random.nextBoolean()) {
                lab.nodes.get(busy.get(busy.size() - 1)).call("StopWatch", "look");
            }
        });
    }

    /** As a machine that stops for a while: another process goes on with its work, and then it wakes up. */
    private void sleepSoon() {
        if (lab.nodes.size() == 1) {
            askSoon();
            return;
        }
        soon("the process is not heard of", () -> {
            if (busy.size() != 1) {
                return;
            }
            int sleeper = busy.get(0);
            lab.takeForDead(sleeper);
            if (random.nextInt(3) == 0) {
                ask();
            }
            ticks(1 - sleeper, random.nextInt(30));
            if (random.nextInt(3) == 0) {
                lookAround();
            }
            if (random.nextInt(3) == 0) {
                lab.nodes.get(sleeper).call("StopWatch", "look");
            }
            note("process %d wakes up".formatted(sleeper));
        });
    }

    /** At one of the next requests, before or after it takes effect. */
    private void soon(String what, Runnable action) {
        int at = random.nextInt(8);
        boolean before = random.nextBoolean();
        note("%s %s request %d from here".formatted(what, before ? "before" : "after", at));
        int[] count = {0};
        S3Hook hook = request -> {
            if (count[0]++ == at) {
                disarm();
                note("  in the middle of " + request + ":");
                lab.boundaries.inTheMiddle(action);
            }
        };
        if (before) {
            lab.before(hook);
        } else {
            lab.after(hook);
        }
    }

    private void disarm() {
        lab.before(S3Hook.NONE);
        lab.after(S3Hook.NONE);
    }

    /** Nothing is in the way any more: each job that can is brought to its end, and in line with its folder. */
    private void end() {
        folders.stream().filter(Folder::isAway).forEach(Folder::back);
        note("to the end");
        lab.runToRest();
        for (int round = 0; round < 3; round++) {
            for (String job : jobs.keySet()) {
                lab.jobs.find(job).ifPresent(found -> {
                    switch (found.state()) {
                        case PAUSED -> ask(job, "resume");
                        case COMPLETED -> ask(job, "rescan");
                        case FAILED -> ask(job, "retry");
                        default -> {}
                    }
                });
            }
            lab.runToRest();
        }
    }

    private void note(String step) {
        steps.add("%d: %s".formatted(lab.boundaries.count(), step));
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
