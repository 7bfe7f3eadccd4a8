package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end. */
record CommandContender(String name, List<String> command, Lab lab, DataSet stored) implements Contender {

    private static final int LOOK_MILLIS = 5;

    @Override
    public boolean isPeer() {
        return true;
    }

    @Override
    public Sample run() throws IOException, InterruptedException {
        lab.s3().forget();
        Path log = lab.folder().resolve("peer.log");
        Sample sample = measure(Programs.builder(command).redirectOutput(log.toFile()), log);
        if (stored != null) {
            lab.s3().requireHolds(stored);
        }
        return sample;
    }

    /** This JVM waits for its children, so their CPU time is added to its own account of them. */
    private Sample measure(ProcessBuilder builder, Path log) throws IOException, InterruptedException {
        double cpuBefore = Usage.childrenCpuSeconds();
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = Usage.peakKib(process.pid());
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, Usage.peakKib(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with " + process.exitValue() + ": " + Lab.end(log));
        }
        return new Sample(seconds, Usage.childrenCpuSeconds() - cpuBefore, peak);
    }
}
