package io.fileupload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EventClientGoneTest {

    private static final int CLIENTS = 20;

    @TempDir
    Path temp;

    @Test
    void saysNothingWhenClientsOfTheStreamGo(CapturedOutput output) throws IOException {
        try (RunningService service = RunningService.start(temp)) {
            for (int i = 0; i < CLIENTS; i++) {
                create(service, "upload-" + i);
                hearAndGo(service);
            }
            create(service, "last");

            await().during(Duration.ofSeconds(2)).until(() -> !output.getAll().contains("Exception"));
        }
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }

    /** Resets the connection while events come, as a browser does whose tab is closed. */
    private static void hearAndGo(RunningService service) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.uri().getPort())) {
            socket.setSoLinger(true, 0);
            String request = "GET /api/v1/uploads/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    private static void create(RunningService service, String id) {
        service.post("/api/v1/uploads", """
                {"upload_id": "%s", "source_folder": "%s", "destination_bucket": "%s"}
                """.formatted(id, service.folder(), RunningService.BUCKET));
    }
}
