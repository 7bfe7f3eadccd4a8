package io.fileupload.job;

import io.fileupload.work.Owner;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Takes files through random steps, legal for the file as this walk knows it, which may be stale by then. */
final class RandomWalk {
    private static final List<UnaryOperator<FileRecord>> STEPS = List.of(
            FileRecord::claimed,
            file -> file.uploaded(SampleFiles.RECEIPT),
            file -> file.failed(SampleFiles.WHY, SampleFiles.LATER),
            file -> file.skipped(SampleFiles.WHY),
            file -> file.retried(SampleFiles.WHY, SampleFiles.LATER),
            FileRecord::released,
            FileRecord::dueAgain,
            file -> file.changed(SampleFiles.NEWER),
            file -> file.multipartStarted(new MultipartProgress("id", 5, "version")),
            file -> file.withCompletedBytes(3));

    private final FileStateWriter writer;
    private final Owner owner;
    private final Random random;

    RandomWalk(FileStateWriter writer, Owner owner, Random random) {
        this.writer = writer;
        this.owner = owner;
        this.random = random;
    }

    Callable<Void> over(List<FileRecord> files) {
        return () -> {
            for (int round = 0; round < 10; round++) {
                for (FileRecord file : files) {
                    walk(file);
                }
            }
            return null;
        };
    }

    void walk(FileRecord file) throws Exception {
        FileRecord at = file;
        for (int step = 0; step < 3; step++) {
            FileRecord next = step(at);
            at = writer.write(owner, at, next).get() ? next : at;
        }
    }

    private FileRecord step(FileRecord file) {
        try {
            return STEPS.get(random.nextInt(STEPS.size())).apply(file);
        } catch (IllegalTransitionException e) {
            return step(file);
        }
    }
}
