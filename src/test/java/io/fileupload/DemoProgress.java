package io.fileupload;

import io.fileupload.UploadsClient.Answer;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Follows one job until it ends, with a line whenever something changed. */
final class DemoProgress {
    private static final Set<String> RUNNING = Set.of("PENDING", "IN_PROGRESS");
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final UploadsClient client;
    private final String id;
    private final DemoScreen screen;
    private String lastLine = "";

    DemoProgress(UploadsClient client, String id, DemoScreen screen) {
        this.client = client;
        this.id = id;
        this.screen = screen;
    }

    Answer untilFinished() {
        long start = System.nanoTime();
        Answer job = client.job(id);
        while (RUNNING.contains(job.text("state")) && System.nanoTime() - start < PATIENCE_NANOS) {
            show(job);
            pause();
            job = client.job(id);
        }
        show(job);
        return job;
    }

    private void show(Answer job) {
        String line = DemoScreen.progressLine(job);
        if (!line.equals(lastLine)) {
            screen.say(line);
            lastLine = line;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the demo's upload", e);
        }
    }
}
