package io.fileupload.engine;

import io.fileupload.job.JobState;
import io.fileupload.storage.InMemoryObjectStore.OpenUpload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be so of any engine at rest, whatever happened before; each thing that is not is one line. */
final class EngineCheck {
    /** Each finds rows that must not be there. */
    private static final Map<String, String> NONE = Map.ofEntries(
            Map.entry("file in the middle", "select path from files where state = 'IN_PROGRESS'"),
            Map.entry(
                    "file of no job", "select path from files where upload_job_id not in (select id from upload_jobs)"),
            Map.entry("job half stopped or half deleted", "select id from upload_jobs where halting or deleting"),
            Map.entry(
                    "work in dead hands",
                    "select task_instance from scheduled_runs where picked"
                            + " union all select task_instance from scheduled_shards where picked"),
            Map.entry(
                    "run of no job",
                    "select task_instance from scheduled_runs"
                            + " where execution_time < '9000' and task_instance not in (select id from upload_jobs)"),
            Map.entry(
                    "run without an end",
                    "select upload_job_id from runs where ended_at is null and upload_job_id in"
                            + " (select id from upload_jobs where state in ('COMPLETED', 'FAILED', 'CANCELLED'))"),
            Map.entry(
                    "two runs at once",
                    "select upload_job_id from runs where ended_at is null"
                            + " group by upload_job_id having count(*) > 1"),
            Map.entry(
                    "unsettled file of an ended job",
                    "select path from files where state = 'PENDING' and upload_job_id in"
                            + " (select id from upload_jobs where state = 'COMPLETED')"),
            Map.entry(
                    "shard of an ended job",
                    "select id from shards where upload_job_id in"
                            + " (select id from upload_jobs where state = 'COMPLETED')"),
            Map.entry(
                    "upload of a cancelled job",
                    "select path from files where multipart_id is not null and upload_job_id in"
                            + " (select id from upload_jobs where state = 'CANCELLED')"),
            Map.entry("upload that no one aborts", "select upload_id from abandoned_uploads"),
            Map.entry("counters other than the files", """
                    select id from upload_jobs where
                    (total_files, completed_files, failed_files, skipped_files, total_bytes, completed_bytes, resumed_bytes)
                    is not (select coalesce(sum(state <> 'SKIPPED'), 0), coalesce(sum(state = 'UPLOADED'), 0),
                        coalesce(sum(state = 'FAILED'), 0), coalesce(sum(state = 'SKIPPED'), 0),
                        coalesce(sum(case when state <> 'SKIPPED' then size else 0 end), 0),
                        coalesce(sum(case when state <> 'SKIPPED' then files.completed_bytes else 0 end), 0),
                        coalesce(sum(files.resumed_bytes), 0)
                        from files where upload_job_id = upload_jobs.id)"""),
            Map.entry("run that uploaded less than the job has", """
                    select id from upload_jobs where completed_files >
                    (select coalesce(sum(uploaded_files), 0) from runs where upload_job_id = upload_jobs.id)"""));

    private final Lab lab;
    private final List<String> wrong = new ArrayList<>();

    EngineCheck(Lab lab) {
        this.lab = lab;
    }

    /** Of every job. */
    List<String> wrong() {
        NONE.forEach((what, sql) ->
                lab.jdbc.queryForList(sql, String.class).forEach(row -> wrong.add("%s: %s".formatted(what, row))));
        lab.jdbc
                .queryForList(
                        "select upload_job_id || '/' || path as name, size, checksum from files where state = 'UPLOADED'")
                .forEach(row -> stored((String) row.get("name"), ((Number) row.get("size")).longValue(), (String)
                        row.get("checksum")));
        openUploads();
        return wrong;
    }

    private void stored(String key, long size, @Nullable String checksum) {
        byte[] bytes = lab.stored.bytes(key);
        if (bytes == null) {
            wrong.add("called uploaded, and not in the bucket: " + key);
        } else if (bytes.length != size || !Stored.checksum(bytes).equals(checksum)) {
            wrong.add("other bytes in the bucket than its row says: " + key);
        }
    }

    /** Those of ours that no row knows of; the few whose ids died with their process cannot be known. */
    private void openUploads() {
        Set<String> known = Set.copyOf(
                lab.jdbc.queryForList("select multipart_id from files where multipart_id is not null", String.class));
        Set<OpenUpload> unknown = lab.s3.openUploads(Lab.BUCKET).stream()
                .filter(upload -> !known.contains(upload.uploadId()))
                .collect(Collectors.toSet());
        if (unknown.size() > lab.boundaries.lostUploads()) {
            wrong.add("uploads left open in S3: " + unknown);
        }
    }

    /** That the job ended as one of these. */
    void state(String job, JobState... allowed) {
        JobState state = lab.job(job).state();
        if (!List.of(allowed).contains(state)) {
            wrong.add("%s is %s: %s".formatted(job, state, lab.job(job).error()));
        }
    }

    void gone(String job) {
        if (lab.jobs.find(job).isPresent()) {
            wrong.add("still there: " + job);
        }
    }

    /**
     * That the job ended well and S3 has all of its folder.
     *
     * @param kept whether objects are never replaced, so that a file that was changed stays as it was first
     */
    void notLike(String job, Folder folder, boolean kept) {
        state(job, JobState.COMPLETED);
        folder.files().forEach((path, bytes) -> {
            boolean changed = folder.versions().getOrDefault(path, 0) > 1;
            if (!(kept && changed)) {
                like(job, path, bytes);
            }
        });
    }

    private void like(String job, String path, byte[] bytes) {
        if (!Arrays.equals(bytes, lab.stored.bytes(job + "/" + path))) {
            wrong.add("not in the bucket as in the folder: %s/%s".formatted(job, path));
        }
        lab.jdbc
                .queryForList(
                        "select state || ' ' || coalesce(failure_code, '') from files"
                                + " where upload_job_id = ? and path = ? and state <> 'UPLOADED' union all"
                                + " select 'missing' where not exists"
                                + " (select 1 from files where upload_job_id = ? and path = ?)",
                        String.class,
                        job,
                        path,
                        job,
                        path)
                .forEach(row -> wrong.add("not uploaded by its row: %s/%s %s".formatted(job, path, row)));
    }

    /** That no version of a file was stored more than once. */
    void sentTwice(String job, Folder folder) {
        folder.versions().forEach((path, versions) -> {
            int times = lab.stored.times().getOrDefault(job + "/" + path, 0);
            if (times > versions) {
                wrong.add("%d versions of %s were stored %d times".formatted(versions, path, times));
            }
        });
    }
}
