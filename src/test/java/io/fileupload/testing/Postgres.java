package io.fileupload.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A real PostgreSQL server as processes of its own, without Docker. */
public final class Postgres implements AutoCloseable {
    private final Path data;
    private final boolean lasting;
    private EmbeddedPostgres server;

    private Postgres(Path data, boolean lasting) {
        this.data = data;
        this.lasting = lasting;
        this.server = start(0);
    }

    /** A server of the test's own, which it may stop and start. */
    public static Postgres in(Path folder) {
        return new Postgres(folder.resolve("postgres"), true);
    }

    /** @return the {@code DATABASE_URL} of an empty database, on a server that ends with the JVM of the tests */
    public static String newUrl() {
        return Shared.SERVER.newDatabase();
    }

    /** @return the {@code DATABASE_URL} of an empty database */
    public String newDatabase() {
        String name = "uploads_" + UUID.randomUUID().toString().replace("-", "");
        // Sorted as people sort words: only what asks for the order of bytes has it.
        execute("create database " + name + " template template0 locale_provider icu icu_locale 'en-US'");
        return "postgresql://postgres:any@localhost:" + server.getPort() + "/" + name;
    }

    /** As at a power cut: all connections break, and what was not committed is gone. */
    public void crash() {
        try {
            String pid =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            Command.runOrSkip("kill", "-QUIT", pid);
            await("the end of PostgreSQL").atMost(30, SECONDS).until(() -> !postmaster.isAlive());
            close(); // lets go of the folder
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the same data, where it was before. */
    public void startAgain() {
        server = start(server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres start(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(!lasting)
                .setServerConfig("fsync", lasting ? "on" : "off")
                .setServerConfig("synchronous_commit", lasting ? "on" : "off")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPort(port);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Shared {
        private static final Postgres SERVER = start();

        private static Postgres start() {
            try {
                return new Postgres(Files.createTempDirectory("postgres-"), false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
