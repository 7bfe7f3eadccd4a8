package io.fileupload.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fileupload.testing.Crowd;
import io.fileupload.testing.ServiceClient;
import io.fileupload.testing.SharedService;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CrowdIT {
    private static final String SLOW_BODY = """
            POST /api/v1/uploads HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 1000

            {""";
    private static final String SLOW_HEAD = """
            GET /health HTTP/1.1
            Host: localhost
            """;

    private final ServiceClient client = SharedService.client();

    @Test
    @Tag("fault-66")
    void answersTenThousandRequestsAtOnceAndItsHealthMeanwhile() throws IOException {
        try (Crowd crowd = Crowd.connect(client.port(), 10_000)) {
            crowd.send("GET /api/v1/uploads?limit=1 HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            int health = client.get("/health").status();
            await("all answers")
                    .atMost(180, SECONDS)
                    .until(() -> crowd.answers().size() == 10_000);

            assertThat(health).isEqualTo(200);
            assertThat(Set.copyOf(crowd.answers())).isSubsetOf(200, 429, 503).contains(200);
        }
    }

    @Test
    @Tag("fault-67")
    void closesClientsThatSendSlowlyAndServesTheOthersMeanwhile() throws IOException {
        try (Crowd bodies = Crowd.connect(client.port(), 300);
                Crowd heads = Crowd.connect(client.port(), 300)) {
            bodies.send(SLOW_BODY);
            heads.send(SLOW_HEAD);
            long asked = System.nanoTime();
            int status = client.get("/api/v1/uploads?limit=1").status();
            long answered = System.nanoTime();

            assertThat(status).isEqualTo(200);
            assertThat(answered - asked).isLessThan(SECONDS.toNanos(10));
            await("the end of slow bodies").atMost(60, SECONDS).until(() -> {
                bodies.send(" ");
                return bodies.isClosed();
            });
            await("the end of slow heads").atMost(120, SECONDS).until(heads::isClosed);
            assertThat(Set.copyOf(bodies.answers())).isSubsetOf(408, 503).contains(408);
        }
    }
}
