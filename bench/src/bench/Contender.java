package bench;

import java.io.IOException;

/** What takes part in a scenario, once a round. */
interface Contender extends AutoCloseable {

    String name();

    /** Whether the others are compared with it. */
    boolean isPeer();

    /** What has to be done once before the first round, and is not measured. */
    default void prepare() throws IOException, InterruptedException {}

    Sample run() throws IOException, InterruptedException;

    @Override
    default void close() {}
}
