package io.fileupload.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Multipart uploads of ours that no one will go on with: on record until S3 has aborted them, even if their job is gone. */
@Service
@Transactional
public class AbandonedUploads {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 11;

    /** An upload of S3's id {@code uploadId}. */
    public record AbandonedUpload(long id, String jobId, String bucket, String key, String uploadId, int tries) {}

    private final JdbcTemplate jdbc;
    private final JobRepository jobs;
    private final FileRepository files;
    private final CounterUpdate counters;
    private final JobLock lock;
    private final Clock clock;

    AbandonedUploads(
            JdbcTemplate jdbc,
            JobRepository jobs,
            FileRepository files,
            CounterUpdate counters,
            JobLock lock,
            Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.files = files;
        this.counters = counters;
        this.lock = lock;
        this.clock = clock;
    }

    public void add(String jobId, String bucket, String key, String uploadId) {
        jdbc.update(
                "insert into abandoned_uploads (upload_job_id, bucket, object_key, upload_id, next_try_at)"
                        + " values (?, ?, ?, ?, ?)",
                jobId,
                bucket,
                key,
                uploadId,
                now());
    }

    /** All of a job that no one works on; its files forget them. */
    void addAllOf(String jobId) {
        jdbc.update("""
                insert into abandoned_uploads (upload_job_id, bucket, object_key, upload_id, next_try_at)
                select j.id, j.destination_bucket, j.destination_prefix || f.path, f.multipart_id, ?
                from files f join upload_jobs j on j.id = f.upload_job_id
                where j.id = ? and f.multipart_id is not null""", now(), jobId);
        files.forgetMultiparts(jobId);
    }

    /** All of a job that has ended. */
    public void addAllOfEnded(String jobId) {
        lock.job(jobId);
        if (jobs.findById(jobId).filter(job -> job.state().isFinished()).isPresent()) {
            addAllOf(jobId);
            counters.recount(jobId);
        }
    }

    /** Those to be aborted now. */
    @Transactional(readOnly = true)
    public List<AbandonedUpload> due(int limit) {
        return find("next_try_at <= ? order by next_try_at, id limit ?", now(), limit);
    }

    /** Those of one job. */
    @Transactional(readOnly = true)
    public List<AbandonedUpload> of(String jobId, int limit) {
        return find("upload_job_id = ? order by id limit ?", jobId, limit);
    }

    public void aborted(AbandonedUpload upload) {
        jdbc.update("delete from abandoned_uploads where id = ?", upload.id());
    }

    /** Not now: after a pause that grows to an hour. */
    public void putOff(AbandonedUpload upload) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(upload.tries(), MOST_DOUBLINGS));
        jdbc.update(
                "update abandoned_uploads set tries = tries + 1, next_try_at = ? where id = ?",
                Timestamp.from(Timestamps.truncate(clock.instant().plus(pause))),
                upload.id());
    }

    private List<AbandonedUpload> find(String condition, Object... arguments) {
        return jdbc.query(
                "select id, upload_job_id, bucket, object_key, upload_id, tries from abandoned_uploads where "
                        + condition,
                (row, i) -> new AbandonedUpload(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)),
                arguments);
    }

    private Timestamp now() {
        return Timestamp.from(Timestamps.truncate(clock.instant()));
    }
}
