package io.fileupload.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.database.MoveDatabase;
import io.fileupload.testing.DataLayer;
import io.fileupload.testing.Postgres;
import io.fileupload.work.Owner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class MoveDatabaseTest {
    private static final JobOptions OPTIONS =
            new JobOptions(List.of("*.tmp"), Overwrite.NEVER, null, null, null, Map.of("é", "ü"), Map.of());

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final String to = Postgres.newUrl();
    private final List<Job> jobs = new ArrayList<>();
    private final List<FileView> files = new ArrayList<>();
    private String from;

    @BeforeEach
    void makeRowsOfEveryKind() {
        from = "sqlite:///" + folder.resolve("uploads.db");
        try (DataLayer data = DataLayer.on(from)) {
            Jobs made = data.get(Jobs.class);
            made.create("empty", DataLayerTest.REQUEST, "someone");
            made.create("full", new JobRequest("/földer 😀", "bucket", "p/", "*.{a,b}", false, OPTIONS), "someone");
            Owner owner = DataLayerTest.owner(data, "full");
            data.get(JobTransitions.class).start(owner, "full", "node");
            ScannedFiles scanned = data.get(ScannedFiles.class);
            List<FileRecord> added = new ArrayList<>();
            for (FileState state : FileState.values()) {
                added.add(FileRecord.pending("full", state + "\\\n😀", SampleFiles.VERSION));
            }
            for (int i = 0; i < 2_500; i++) {
                added.add(FileRecord.pending("full", "many/" + i, SampleFiles.VERSION));
            }
            scanned.add(owner, "full", added);
            data.get(JobFiles.class).page("full", null, "", 9_999).stream()
                    .map(FileView::file)
                    .filter(file -> !file.path().startsWith("many/"))
                    .forEach(file -> scanned.change(owner, "full", List.of(new FileChange(file, inItsState(file)))));
            read(data, jobs, files);
        }
    }

    @Test
    void movesEveryRowAsItIs() {
        int exit = move();

        assertThat(said()).contains("upload_jobs: 2 rows", "files: 2505 rows");
        assertThat(exit).isZero();
        List<Job> movedJobs = new ArrayList<>();
        List<FileView> movedFiles = new ArrayList<>();
        try (DataLayer data = DataLayer.on(to)) {
            read(data, movedJobs, movedFiles);
            data.get(ScannedFiles.class)
                    .add(
                            DataLayerTest.owner(data, "empty"),
                            "empty",
                            List.of(FileRecord.pending("empty", "after", SampleFiles.VERSION)));
            assertThat(data.get(JobFiles.class).page("empty", null, "", 9)).hasSize(1);
        }
        assertThat(movedJobs).isEqualTo(jobs);
        assertThat(movedFiles).isEqualTo(files);
    }

    @Test
    void refusesADatabaseThatHasRows() {
        try (DataLayer data = DataLayer.on(to)) {
            data.get(Jobs.class).create("there", DataLayerTest.REQUEST, "someone");
        }

        assertThat(move()).isEqualTo(1);

        assertThat(said()).contains("Nothing was moved: the PostgreSQL database has rows already");
        assertThat(jobsThere()).containsExactly("there");
    }

    @Test
    void refusesADatabaseThatTheServiceUses() {
        try (DataLayer data = DataLayer.on(from)) {
            assertThat(move()).isEqualTo(1);
        }

        assertThat(said()).contains("another process uses the database");
    }

    @Test
    void movesNothingIfOneRowCannotBeMoved() {
        try (DataLayer data = DataLayer.on(from)) {
            data.get(JdbcTemplate.class)
                    .update("update files set failure_reason = ? where path = 'many/2400'", "PostgreSQL has no \0");
        }

        assertThat(move()).isEqualTo(1);

        assertThat(said()).contains("upload_jobs: 2 rows", "Nothing was moved: ", "0x00");
        assertThat(jobsThere()).isEmpty();
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(MoveDatabase.run(printer(), printer(), "move-database", "--to", from))
                .isEqualTo(1);

        assertThat(said()).contains("move-database --from sqlite:///");
    }

    private int move() {
        return MoveDatabase.run(printer(), printer(), "move-database", "--from", from, "--to", to);
    }

    private PrintStream printer() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<String> jobsThere() {
        try (DataLayer data = DataLayer.on(to)) {
            return data.get(Jobs.class).list(null, null, 10).stream()
                    .map(Job::id)
                    .toList();
        }
    }

    private static void read(DataLayer data, List<Job> jobs, List<FileView> files) {
        jobs.addAll(data.get(Jobs.class).list(null, null, 10));
        files.addAll(data.get(JobFiles.class).page("full", null, "", 9_999));
    }

    private static FileRecord inItsState(FileRecord file) {
        FileRecord claimed = file.claimed();
        return switch (FileState.valueOf(file.path().substring(0, file.path().indexOf(92)))) {
            case PENDING -> claimed.retried(SampleFiles.WHY, SampleFiles.LATER);
            case IN_PROGRESS -> claimed.multipartStarted(new MultipartProgress("id", 5, "version"));
            case UPLOADED -> claimed.uploaded(SampleFiles.RECEIPT);
            case FAILED -> claimed.failed(SampleFiles.WHY, SampleFiles.LATER);
            case SKIPPED -> claimed.skipped(SampleFiles.WHY);
        };
    }
}
