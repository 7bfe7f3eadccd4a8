package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.Bucket;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.ServiceClient.Answer;
import io.fileupload.testing.SharedService;
import io.fileupload.testing.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault-61")
class RacingClientsIT {
    private static final int CLIENTS = 50;

    private final ServiceClient client = client();
    private final Bucket bucket = newBucket();

    @Test
    void oneOfManyEqualRequestsCreatesTheJob(@TempDir Path folder) throws Exception {
        new SourceTree(folder).withMany(3);
        Map<String, String> request = request(UUID.randomUUID().toString(), folder, "");

        List<Answer> answers = race(IntStream.range(0, CLIENTS)
                .mapToObj(i -> (Callable<Answer>) () -> client.post(ServiceClient.UPLOADS, request))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(CLIENTS - 1)
                .allMatch(answer -> answer.text("status").equals("exists"));
        assertThat(client.ended(request.get("upload_id")).number("total_files")).isEqualTo(3);
    }

    @Test
    void requestsThatDifferAreRefused(@TempDir Path folder) throws Exception {
        String id = UUID.randomUUID().toString();

        List<Answer> answers = race(IntStream.range(0, CLIENTS)
                .mapToObj(i -> (Callable<Answer>)
                        () -> client.post(ServiceClient.UPLOADS, request(id, folder, "prefix-" + i + "/")))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(CLIENTS - 1)
                .allMatch(answer -> answer.type().startsWith("application/problem+json"));
    }

    private Map<String, String> request(String id, Path folder, String prefix) {
        return Map.of(
                "upload_id",
                id,
                "source_folder",
                folder.toString(),
                "destination_bucket",
                bucket.name(),
                "destination_prefix",
                prefix);
    }

    private static List<Answer> race(List<Callable<Answer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Answer>> answers = clients.invokeAll(requests);
            return answers.stream().map(RacingClientsIT::get).toList();
        } finally {
            clients.shutdown();
        }
    }

    private static Answer get(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    ServiceClient client() {
        return SharedService.client();
    }

    Bucket newBucket() {
        return SharedService.newBucket();
    }
}
