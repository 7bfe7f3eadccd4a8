package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of the service that a job needs. */
final class Api {

    private static final long SHORTEST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 250;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Process process;
    private final Path log;

    Api(String url, Process process, Path log) {
        this.url = url;
        this.process = process;
        this.log = log;
    }

    void awaitHealth() throws IOException, InterruptedException {
        while (true) {
            try {
                client.send(request("/health").build(), BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                // Nobody listens yet.
                if (!process.isAlive()) {
                    throw new IOException("The service did not start: " + Lab.end(log), e);
                }
                Thread.sleep(SHORTEST_MILLIS);
            }
        }
    }

    /** Creates a job that does not watch its folder and returns its id. */
    String upload(Path folder) throws IOException, InterruptedException {
        String body =
                "{\"source_folder\": \"%s\", \"destination_bucket\": \"bench\", \"monitor\": false}".formatted(folder);
        return field(post("/api/v1/uploads", body), "upload_id");
    }

    void control(String id, String verb) throws IOException, InterruptedException {
        post("/api/v1/uploads/" + id + "/" + verb, "");
    }

    void delete(String id) throws IOException, InterruptedException {
        send(request("/api/v1/uploads/" + id).DELETE());
    }

    String job(String id) throws IOException, InterruptedException {
        return send(request("/api/v1/uploads/" + id));
    }

    /** Looks more seldom the longer it takes: within 2 % of the time, and little asked of who is measured. */
    String await(String id, Predicate<String> reached) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String job = job(id);
        while (!reached.test(job)) {
            if (field(job, "state").equals("FAILED")) {
                throw new IOException("The job failed: " + job);
            }
            long elapsed = (System.nanoTime() - begin) / 1_000_000;
            Thread.sleep(Math.max(SHORTEST_MILLIS, Math.min(elapsed / 50, LONGEST_MILLIS)));
            job = job(id);
        }
        return job;
    }

    /** A value of a JSON object, as text. */
    static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(
                    response.request() + " was answered with " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
