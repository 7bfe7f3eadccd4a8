package io.fileupload.testing;

import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** Something slow, started when the first test asks for it; where it cannot run, each test is skipped with the reason. */
public final class StartedOnce<T extends AutoCloseable> implements AutoCloseable {
    private final Supplier<T> start;
    private T started;
    private TestAbortedException skipped;

    public StartedOnce(Supplier<T> start) {
        this.start = start;
    }

    /** To be called before each test: an assumption that fails before all leaves no trace in the test report. */
    public T get() {
        if (skipped != null) {
            throw skipped;
        }
        if (started == null) {
            start();
        }
        return started;
    }

    private void start() {
        try {
            started = start.get();
        } catch (TestAbortedException e) {
            skipped = e;
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        if (started != null) {
            started.close();
        }
    }
}
