package io.fileupload.job;

import io.fileupload.work.Fence;
import io.fileupload.work.Nodes;
import io.fileupload.work.Owner;
import io.fileupload.work.Work;
import io.fileupload.work.WorkSchedule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The shares in which a job's files are owned, and which of them are due. */
@Service
@Transactional
public class Shards {

    /** Few at a time, so that looking for what is due stays cheap however many files a job has. */
    private static final int DUE_PER_JOB = 64;
    /** More than a node has workers, so that none of many nodes waits for work. */
    private static final int DUE_PER_NODE = 16;

    private final JdbcTemplate jdbc;
    private final WorkSchedule schedule;
    private final Fence fence;
    private final JobLock lock;
    private final Runs runs;
    private final Nodes nodes;

    Shards(JdbcTemplate jdbc, WorkSchedule schedule, Fence fence, JobLock lock, Runs runs, Nodes nodes) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.fence = fence;
        this.lock = lock;
        this.runs = runs;
        this.nodes = nodes;
    }

    /**
     * Has as many of the job's shards due as may be. The more of a job are due already the later its next one's turn, so
     * that a small job need not wait for all of a large one.
     */
    public void topUp(String jobId) {
        lock.job(jobId);
        int due = count("select count(*) from shards where upload_job_id = ? and scheduled = ?", jobId, true);
        int most = Math.max(DUE_PER_JOB, DUE_PER_NODE * nodes.live());
        if (due > most - DUE_PER_JOB / 2) {
            return;
        }
        List<Long> next = jdbc.queryForList(
                "select id from shards where upload_job_id = ? and scheduled = ? order by id limit ?",
                Long.class,
                jobId,
                false,
                Math.min(DUE_PER_JOB, most - due));
        for (long shard : next) {
            if (schedule.now(Work.SHARD, String.valueOf(shard), -due)) {
                jdbc.update("update shards set scheduled = ? where id = ?", true, shard);
                due++;
            }
        }
    }

    /** What a running job's scan has found so far need not wait for its end. */
    void topUpWhileScanning(String jobId) {
        if (lock.isWanted(jobId)) {
            runs.sending(jobId);
            topUp(jobId);
        }
    }

    /**
     * Takes up a shard for its new owner.
     *
     * @return empty if no one wants it any more: the job was stopped or is gone
     * @throws io.fileupload.work.NotOwnerException if it has changed hands
     */
    public Optional<Shard> begin(Owner owner) {
        long id = Long.parseLong(owner.instance());
        Optional<Shard> shard = find(id);
        if (shard.isPresent() && lock.isWanted(shard.get().jobId())) {
            fence.require(owner);
            if (shard.get().begun()) {
                doubt(id);
            }
            jdbc.update("update shards set begun = ? where id = ?", true, id);
            return shard;
        }
        jdbc.update("update shards set scheduled = ? where id = ?", false, id);
        return Optional.empty();
    }

    /** Whether there is still something of it to send, now or later. */
    @Transactional(readOnly = true)
    public boolean exists(Owner owner) {
        return find(Long.parseLong(owner.instance())).isPresent();
    }

    private Optional<Shard> find(long id) {
        return jdbc
                .query(
                        "select upload_job_id, files, bytes, begun from shards where id = ?",
                        (row, i) -> new Shard(id, row.getString(1), row.getInt(2), row.getLong(3), row.getBoolean(4)),
                        id)
                .stream()
                .findFirst();
    }

    /** Its owner may have died with any of them sent and not written down. */
    private void doubt(long id) {
        jdbc.update("""
                update files set in_doubt = ?, state = 'PENDING',
                    attempts = case when state = 'IN_PROGRESS' and attempts > 0 then attempts - 1 else attempts end
                where shard_id = ? and state in ('PENDING', 'IN_PROGRESS')""", true, id);
    }

    /** Its owner lets go of it and leaves nothing in doubt beyond what its files say of themselves. */
    public void handBack(Owner owner) {
        fence.require(owner);
        jdbc.update("update shards set begun = ? where id = ?", false, Long.parseLong(owner.instance()));
    }

    /** Its owner lets go of it in the middle, and it is not due until its job goes on. */
    public void putAside(Owner owner) {
        fence.require(owner);
        jdbc.update("update shards set scheduled = ? where id = ?", false, Long.parseLong(owner.instance()));
    }

    /**
     * All files of the shard are settled.
     *
     * @return whether it was the job's last
     */
    public boolean done(Owner owner, Shard shard) {
        lock.job(shard.jobId());
        fence.require(owner);
        jdbc.update("delete from shards where id = ?", shard.id());
        topUp(shard.jobId());
        return !anyOf(shard.jobId());
    }

    @Transactional(readOnly = true)
    public boolean anyOf(String jobId) {
        return !jdbc.queryForList("select 1 from shards where upload_job_id = ? limit 1", Integer.class, jobId)
                .isEmpty();
    }

    /** Whether an owner still has one of the job's shards, or died over it and is not yet missed. */
    @Transactional(readOnly = true)
    public boolean anyOwned(String jobId) {
        return scheduled(jobId).stream().anyMatch(id -> schedule.isOwned(Work.SHARD, String.valueOf(id)));
    }

    /** What a cancelled or deleted job had left to send is not sent any more. */
    void forget(String jobId) {
        for (long id : jdbc.queryForList("select id from shards where upload_job_id = ?", Long.class, jobId)) {
            schedule.remove(Work.SHARD, String.valueOf(id));
        }
        jdbc.update("delete from shards where upload_job_id = ?", jobId);
    }

    /** Those that no one has are not due until the job goes on. */
    public void putAside(String jobId) {
        lock.job(jobId);
        for (long id : scheduled(jobId)) {
            schedule.park(Work.SHARD, String.valueOf(id));
            if (!schedule.isOwned(Work.SHARD, String.valueOf(id))) {
                jdbc.update("update shards set scheduled = ? where id = ?", false, id);
            }
        }
    }

    private List<Long> scheduled(String jobId) {
        return jdbc.queryForList(
                "select id from shards where upload_job_id = ? and scheduled = ?", Long.class, jobId, true);
    }

    private int count(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, arguments));
    }
}
