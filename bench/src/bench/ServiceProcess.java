package bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The service as its README says to run it, on a fresh database. */
final class ServiceProcess implements AutoCloseable {

    private static final int STOP_SECONDS = 30;

    private final Path folder;
    private final Process process;
    private final Api api;
    private final Sample start;

    private ServiceProcess(Path folder, Process process, Api api, Sample start) {
        this.folder = folder;
        this.process = process;
        this.api = api;
        this.start = start;
    }

    /** Starts it and waits for the first answer. */
    static ServiceProcess start(Lab lab, Lab.Build build) throws IOException, InterruptedException {
        Path folder = lab.emptyFolder();
        int port = freePort();
        Path log = folder.resolve("service.log");
        ProcessBuilder builder = new ProcessBuilder(command(build))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", lab.s3().url(),
                        "AWS_REGION", "us-east-1",
                        "DATABASE_URL", "sqlite:///" + folder.resolve("uploads.db"),
                        "SOURCE_ROOTS", lab.folder().resolve("data").toString(),
                        "SERVER_PORT", Integer.toString(port)));
        long begin = System.nanoTime();
        Process process = builder.start();
        Api api = new Api("http://127.0.0.1:" + port, process, log);
        api.awaitHealth();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new ServiceProcess(folder, process, api, since(process, seconds, 0));
    }

    private static List<String> command(Lab.Build build) {
        List<String> command = new ArrayList<>(List.of(Lab.java("java")));
        String flags = System.getenv().getOrDefault("SERVICE_FLAGS", "");
        command.addAll(List.of(flags.strip().split("\\s+")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", build.jar().toString()));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Api api() {
        return api;
    }

    long pid() {
        return process.pid();
    }

    /** What the start took. */
    Sample start() {
        return start;
    }

    /** What it uses while the action runs, the status requests of the benchmark included. */
    Sample measure(Callable<?> action) throws IOException, InterruptedException {
        Usage.forgetPeak(process.pid());
        double cpuBefore = Usage.cpuSeconds(process.pid());
        long begin = System.nanoTime();
        try {
            action.call();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return since(process, (System.nanoTime() - begin) / 1e9, cpuBefore);
    }

    private static Sample since(Process process, double seconds, double cpuBefore) throws IOException {
        return new Sample(seconds, Usage.cpuSeconds(process.pid()) - cpuBefore, Usage.peakKib(process.pid()));
    }

    /** As a stop of its host does it; by force if that takes too long. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .thenCompose(Process::onExit)
                .join();
        Lab.delete(folder);
    }
}
