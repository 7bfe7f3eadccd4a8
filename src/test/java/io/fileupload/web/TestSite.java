package io.fileupload.web;

import io.fileupload.FileUploadApplication;
import io.fileupload.s3.EmbeddedS3;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The service with an S3 server of its own, a folder to upload from and an empty database. */
final class TestSite implements AutoCloseable {

    static final String OPERATOR_KEY = "starts-and-steers-51c0";
    static final String VIEWER_KEY = "only-looks-9d27";

    private final EmbeddedS3 s3 = EmbeddedS3.inMemory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path root;
    private final Path database;
    private final ConfigurableApplicationContext service;

    private TestSite(Path root, long bytesPerSecond, String... settings) throws IOException {
        this.root = root.toRealPath();
        database = Files.createTempDirectory("uploads-db-");
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--AWS_ENDPOINT_URL=" + s3.endpoint(),
                "--AWS_REGION=us-east-1",
                "--MAX_BANDWIDTH=" + bytesPerSecond,
                "--DATABASE_URL=sqlite:///" + database.resolve("uploads.db"),
                "--SOURCE_ROOTS=" + this.root);
        service = new SpringApplicationBuilder(FileUploadApplication.class)
                .run(Stream.concat(own, Stream.of(settings)).toArray(String[]::new));
    }

    /** One for all tests of this process, for starting takes longer than most of them; slow enough to watch. */
    static TestSite shared() {
        return Shared.SITE;
    }

    private static TestSite untilExit() {
        try {
            TestSite site = new TestSite(Files.createTempDirectory("uploads-"), 4 << 20);
            Runtime.getRuntime().addShutdownHook(new Thread(site::close));
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestSite SITE = untilExit();
    }

    /** One where people have to sign in. */
    static TestSite keyed() {
        try {
            return new TestSite(
                    Files.createTempDirectory("uploads-"),
                    4 << 20,
                    "--API_KEYS=alice:operator:%s,lobby-screen:viewer:%s"
                            .formatted(sha256(OPERATOR_KEY), sha256(VIEWER_KEY)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestSite in(Path root, long bytesPerSecond) {
        try {
            return new TestSite(Files.createDirectories(root), bytesPerSecond);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedS3 s3() {
        return s3;
    }

    String url(String path) {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path;
    }

    /** A folder with one file of each of these names and sizes. */
    Path folder(String name, Map<String, Long> files) {
        Path folder = root.resolve(name);
        files.forEach((path, size) -> write(folder.resolve(path), size));
        return folder;
    }

    private static void write(Path file, long size) {
        try {
            Files.createDirectories(file.getParent());
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a program that knows nothing of scripts. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))).header("Accept", "text/html"));
    }

    /** As a form of a page without scripts. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Starts an upload of the folder of this name as a program with a key does. */
    void upload(String id, String bucket, String key) {
        String body = "{\"upload_id\": \"%s\", \"source_folder\": \"%s\", \"destination_bucket\": \"%s\"}"
                .formatted(id, folder(id, Map.of("a.txt", 10L)), bucket);
        send(HttpRequest.newBuilder(URI.create(url("/api/v1/uploads")))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
        s3.close();
        FileSystemUtils.deleteRecursively(root.toFile());
        FileSystemUtils.deleteRecursively(database.toFile());
    }
}
