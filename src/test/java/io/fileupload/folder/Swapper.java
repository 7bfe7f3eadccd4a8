package io.fileupload.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps swapping a folder for a symlink to another one, as fast as it can, until it is closed. */
final class Swapper implements AutoCloseable {
    private final Path folder;
    private final Path parked;
    private final Path target;
    private final AtomicLong swaps = new AtomicLong();
    private volatile boolean stopped;
    private final CompletableFuture<Void> running;

    private Swapper(Path folder, Path target) {
        this.folder = folder;
        this.parked = folder.resolveSibling("parked");
        this.target = target;
        running = CompletableFuture.runAsync(this::swapOn);
    }

    static Swapper of(Path folder, Path target) {
        return new Swapper(folder, target);
    }

    long swaps() {
        return swaps.get();
    }

    private void swapOn() {
        try {
            while (!stopped) {
                Files.move(folder, parked);
                Files.createSymbolicLink(folder, target);
                Files.delete(folder);
                Files.move(parked, folder);
                swaps.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        running.join();
    }
}
