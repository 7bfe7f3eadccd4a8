package io.fileupload.job;

import io.fileupload.testing.DataLayer;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** One data layer for all tests of a class; each test makes jobs of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataLayerTest {
    static final JobRequest REQUEST = new JobRequest("/folder", "bucket", "", null, true, JobOptions.DEFAULT);

    @TempDir
    static Path folder;

    private DataLayer data;

    @BeforeAll
    void open() {
        data = DataLayer.on(databaseUrl());
    }

    @AfterAll
    void close() {
        data.close();
    }

    String databaseUrl() {
        return "sqlite:///" + folder.resolve(getClass().getSimpleName() + ".db");
    }

    <T> T bean(Class<T> type) {
        return data.get(type);
    }

    DataLayer data() {
        return data;
    }

    Jobs jobs() {
        return data.get(Jobs.class);
    }

    JobTransitions transitions() {
        return data.get(JobTransitions.class);
    }

    JobScans scans() {
        return data.get(JobScans.class);
    }

    JobFiles files() {
        return data.get(JobFiles.class);
    }

    ScannedFiles scanned() {
        return data.get(ScannedFiles.class);
    }

    String newJob() {
        return jobs().create(null, REQUEST, "someone").id();
    }

    /** Whoever has the job's run from now on. */
    Owner owner(String job) {
        return owner(data, job);
    }

    static Owner owner(DataLayer data, String job) {
        JdbcTemplate jdbc = data.get(JdbcTemplate.class);
        jdbc.update("update scheduled_runs set picked = ?, version = version + 1 where task_instance = ?", true, job);
        Long epoch = jdbc.queryForObject("select version from scheduled_runs where task_instance = ?", Long.class, job);
        return new Owner(Work.RUN, job, Objects.requireNonNull(epoch));
    }

    /** Takes a new job up. */
    Owner start(String job) {
        Owner owner = owner(job);
        transitions().start(owner, job, "node");
        return owner;
    }

    /** A job with this many pending files, as the database returns them. */
    List<FileRecord> newFiles(String job, int count) {
        return newFiles(owner(job), job, count);
    }

    List<FileRecord> newFiles(Owner owner, String job, int count) {
        scanned()
                .add(
                        owner,
                        job,
                        IntStream.range(0, count)
                                .mapToObj(i -> FileRecord.pending(job, "file-%06d".formatted(i), SampleFiles.VERSION))
                                .toList());
        return records(job);
    }

    List<FileRecord> records(String job) {
        return files().page(job, null, "", Integer.MAX_VALUE).stream()
                .map(FileView::file)
                .toList();
    }

    /** What the counters of the job must be, counted row by row. */
    JobCounters recount(String job) {
        return records(job).stream().map(JobCounters::of).reduce(JobCounters.ZERO, JobCounters::plus);
    }

    String text(String sql, Object... arguments) {
        return String.valueOf(data.get(JdbcTemplate.class).queryForObject(sql, String.class, arguments));
    }

    static String unique() {
        return UUID.randomUUID().toString();
    }
}
