package io.fileupload.engine;

import io.fileupload.job.Job;
import io.fileupload.job.JobControls;
import io.fileupload.job.JobOptions;
import io.fileupload.job.JobRequest;
import io.fileupload.job.JobScans;
import io.fileupload.job.Jobs;
import io.fileupload.job.Overwrite;
import io.fileupload.storage.InMemoryObjectStore;
import io.fileupload.storage.S3Hook;
import io.fileupload.storage.StorageException;
import io.fileupload.transfer.S3Availability;
import io.fileupload.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine run by hand on one thread: a real database file, S3 in memory, a clock that stands still, and as many
 * processes as a test wants. Nothing happens but what a test has happen.
 */
final class Lab {
    static final String BUCKET = "bucket";
    /** Of the objects that are sent in parts. */
    static final int CHUNK = 16;
    /** Beyond every pause there is, so that how long one is makes no difference. */
    static final Duration LONG = Duration.ofHours(3);

    private static final int MANY = 3_000;
    private static final int ROUNDS = 40;
    private static final List<String> TABLES = List.of(
            "scheduled_runs",
            "scheduled_shards",
            "abandoned_uploads",
            "blind_nodes",
            "nodes",
            "runs",
            "shards",
            "files",
            "upload_jobs",
            "sqlite_sequence");

    final DataBeans data = DataBeans.shared();
    final Boundaries boundaries = new Boundaries();
    final InMemoryObjectStore s3 = new InMemoryObjectStore(CHUNK).withBucket(BUCKET);
    final JdbcTemplate jdbc = data.get(JdbcTemplate.class);
    final Jobs jobs = data.get(Jobs.class);
    final JobControls controls = data.get(JobControls.class);
    final Stored stored = new Stored(s3);
    final List<EngineNode> nodes = new ArrayList<>();
    private final Ticker ticker = new Ticker(jdbc, data.clock, boundaries);
    private final Plant plant;
    private S3Hook before = S3Hook.NONE;
    private S3Hook after = S3Hook.NONE;

    Lab(int processes) {
        this(processes, Plant.NOTHING);
    }

    Lab(int processes, Plant plant) {
        this.plant = plant;
        data.database.watch(new Boundaries());
        data.database.tamper(sql -> sql);
        data.tampering.with(reachingS3(MethodInvocation::proceed));
        data.clock.reset();
        jdbc.execute("pragma foreign_keys = on");
        TABLES.forEach(table -> jdbc.update("delete from " + table));
        plant.prepare(jdbc);
        data.database.watch(boundaries);
        data.database.tamper(plant::sql);
        data.tampering.with(reachingS3(plant.call()));
        s3.before(request -> {
            boundaries.beforeRequest(request);
            before.on(request);
            boundaries.requireAlive();
        });
        s3.after(request -> {
            stored.note(request);
            boundaries.afterRequest(request);
            try {
                after.on(request);
            } catch (StorageException e) {
                boundaries.answerLost();
                throw e;
            }
            boundaries.requireAlive();
        });
        for (int i = 0; i < processes; i++) {
            nodes.add(started());
        }
    }

    private EngineNode started() {
        return new EngineNode(data, plant.store(s3));
    }

    /** No one is there to end the silence while a worker waits for S3, so that it is back as soon as one does. */
    private MethodInterceptor reachingS3(MethodInterceptor otherwise) {
        return call -> {
            if (call.getMethod().getName().equals("await")
                    && call.getThis() instanceof S3Availability s3
                    && s3.waitingReason().isPresent()) {
                faultless();
                for (EngineNode node : nodes) {
                    node.call("S3Availability", "probe");
                }
            }
            return otherwise.invoke(call);
        };
    }

    /** What else is to happen before a request takes effect. */
    void before(S3Hook hook) {
        before = hook;
    }

    /** What else is to happen before the answer to a request arrives. */
    void after(S3Hook hook) {
        after = hook;
    }

    void faultless() {
        before = S3Hook.NONE;
        after = S3Hook.NONE;
        s3.reconnect();
    }

    void create(String id, Path folder, boolean monitor, Overwrite overwrite) {
        JobOptions options = new JobOptions(List.of(), overwrite, null, null, null, Map.of(), Map.of());
        JobRequest request = new JobRequest(folder.toString(), BUCKET, id + "/", null, monitor, options);
        jobs.create(id, request, "test");
    }

    Job job(String id) {
        return jobs.get(id);
    }

    /** One piece of work, on the first process. */
    boolean tick(Work work) {
        return ticker.tick(nodes.get(0), work);
    }

    /** Whatever is due first on this process. */
    boolean tick(int node) {
        EngineNode at = nodes.get(node);
        return ticker.tick(at, Work.RUN) || ticker.tick(at, Work.SHARD);
    }

    /** What each process does by itself every few seconds. */
    void lookAround() {
        JobScans scans = data.get(JobScans.class);
        scans.forgotten(data.clock.instant().plusSeconds(5), 500).forEach(scans::wake);
        for (EngineNode node : nodes) {
            node.call("S3Availability", "probe");
            node.call("AbandonedMultiparts", "abortDue");
            node.call("FileMonitor", "planUnplanned");
        }
        boundaries.requireAlive();
    }

    /** All that is due without the clock moving. */
    void runDue() {
        runDue(0);
    }

    /** On this process and those after it; the others are not heard of. */
    private void runDue(int from) {
        for (int i = 0; i < MANY; i++) {
            boolean any = false;
            for (int node = from; node < nodes.size(); node++) {
                any |= tick(node);
            }
            if (!any) {
                return;
            }
        }
        throw new AssertionError("The engine is busy for ever");
    }

    /** Until nothing is left to do but to look at folders again. */
    void runToRest() {
        runToRest(0);
    }

    /** As {@link #runToRest()}, on this process and those after it. */
    void runToRest(int from) {
        faultless();
        for (int i = 0; i < ROUNDS; i++) {
            runDue(from);
            lookAround();
            runDue(from);
            if (isAtRest()) {
                return;
            }
            data.clock.step(LONG);
        }
        List<String> left = List.of("upload_jobs", "files", "scheduled_runs", "scheduled_shards");
        throw new AssertionError("The engine finds no rest: "
                + left.stream()
                        .map(table -> jdbc.queryForList("select * from " + table))
                        .toList());
    }

    private boolean isAtRest() {
        return jdbc.queryForList(
                                "select id from upload_jobs where state in ('PENDING', 'IN_PROGRESS') or halting or deleting")
                        .isEmpty()
                && jdbc.queryForList("select id from abandoned_uploads").isEmpty()
                && jdbc.queryForList("select task_instance from scheduled_shards where execution_time < '9000'")
                        .isEmpty();
    }

    void step(Duration by) {
        data.clock.step(by);
    }

    /** After the only process died: another one takes its work. */
    void restart() {
        restart(0);
    }

    /** As {@link #restart()}, only that this one dies too, at the n-th boundary. */
    void restart(int dies) {
        boundaries.revive();
        boundaries.crashAt(dies);
        Thread.interrupted();
        nodes.set(0, started());
        nodes.get(0).takeFromTheDead();
    }

    /** After a process died among others: they take its work, and another one comes in its place. */
    void replace(int node) {
        boundaries.revive();
        Thread.interrupted();
        ticker.takeFrom(nodes.get(node).id());
        nodes.set(node, started());
    }

    /** The others take it for dead, and it is not. */
    void takeForDead(int node) {
        ticker.takeFrom(nodes.get(node).id());
    }
}
