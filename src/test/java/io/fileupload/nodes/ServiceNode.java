package io.fileupload.nodes;

import io.fileupload.s3.S3Server;
import io.fileupload.testing.FaultProxy;
import io.fileupload.testing.RunningService;
import io.fileupload.testing.S3Call;
import io.fileupload.testing.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of several nodes: a process with a way to S3 of its own, so that who sent what can be told. */
final class ServiceNode implements AutoCloseable {
    private final FaultProxy s3;
    private final RunningService service;
    private boolean dead;

    private ServiceNode(FaultProxy s3, RunningService service) {
        this.s3 = s3;
        this.service = service;
    }

    /** @param wrapper as {@link RunningService#launch} has it */
    static ServiceNode launch(List<String> wrapper, S3Server server, Map<String, String> settings) {
        FaultProxy s3 = FaultProxy.to(server);
        try {
            Path logs = Files.createDirectories(Path.of("target", "nodes").toAbsolutePath());
            Path data = Files.createTempDirectory(logs, "node-");
            return new ServiceNode(s3, RunningService.launch(wrapper, data, s3, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FaultProxy s3() {
        return s3;
    }

    RunningService service() {
        return service;
    }

    ServiceClient client() {
        return service.client();
    }

    /** Whether the database means this node. */
    boolean isCalled(String id) {
        return id.contains("-" + service.pid() + "-");
    }

    /** The keys of the whole objects that it sent, once for each time. */
    List<String> puts() {
        return s3.calls(S3Call::isPut).stream().map(S3Call::key).toList();
    }

    List<String> acknowledgedPuts() {
        return s3.acknowledged(S3Call::isPut).stream().map(S3Call::key).toList();
    }

    /** Key and number of the parts that it sent, once for each time. */
    List<String> parts() {
        return named(s3.calls(S3Call::isPart));
    }

    List<String> acknowledgedParts() {
        return named(s3.acknowledged(S3Call::isPart));
    }

    private static List<String> named(List<S3Call> parts) {
        return parts.stream().map(call -> call.key() + " " + call.part()).toList();
    }

    /** As {@code kill -9}. */
    void kill() {
        dead = true;
        service.kill();
        s3.dropConnections();
    }

    /** As it was before any test. */
    void refresh() {
        s3.reset();
        if (dead) {
            dead = false;
            service.start();
        }
    }

    @Override
    public void close() {
        service.close();
        s3.down();
    }
}
