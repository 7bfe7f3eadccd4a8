package io.fileupload;

import io.fileupload.UploadsClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Once the service is up: uploads the sample folder through the API and says where to look. */
class DemoTour implements ApplicationListener<ApplicationReadyEvent> {
    private static final String DEMO_ID = "demo";

    private final DemoScreen screen = new DemoScreen(System.out);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        URI service = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
        URI s3 = URI.create(environment.getRequiredProperty("AWS_ENDPOINT_URL"));
        Path folder = realPath(SampleFolder.PATH);
        UploadsClient client = new UploadsClient(service.resolve("/api/v1/uploads"));

        screen.welcome(s3, folder);
        Answer created = create(client, folder);
        if (created.status() >= 400) {
            screen.refused(created);
            return;
        }
        screen.accepted(created);
        String id = created.text("upload_id");
        screen.finished(new DemoProgress(client, id, screen).untilFinished());
        screen.whereToLook(service, s3, id, folder);
    }

    /** A known id answers the same at each start; only a moved project or lost objects ask for a new one. */
    private static Answer create(UploadsClient client, Path folder) {
        Answer answer = client.create(request(DemoStorage.lasts() ? DEMO_ID : null, folder));
        return answer.status() == 409 ? client.create(request(null, folder)) : answer;
    }

    private static Map<String, String> request(@Nullable String id, Path folder) {
        Map<String, String> request = new LinkedHashMap<>();
        if (id != null) {
            request.put("upload_id", id);
        }
        request.put("source_folder", folder.toString());
        request.put("destination_bucket", DemoStorage.BUCKET);
        return request;
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("The sample folder " + folder + " is not there", e);
        }
    }
}
