package io.fileupload.job;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface JobRepository extends JpaRepository<JobEntity, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from JobEntity j where j.id = :id")
    Optional<JobEntity> findForUpdate(String id);

    @Query("""
            select j from JobEntity j
            where not j.deleting and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> findNewest(Instant createdAt, String id, Limit limit);

    @Query("""
            select j from JobEntity j
            where not j.deleting and j.state = :state and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> findNewest(JobState state, Instant createdAt, String id, Limit limit);

    @Query("""
            select j from JobEntity j
            where not j.deleting and j.state in :states
              and (lower(j.id) like :text escape '!' or lower(j.request.sourceFolder) like :text escape '!'
                or lower(concat('s3://', j.request.destinationBucket, '/', j.request.destinationPrefix)) like :text escape '!')
              and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> search(Collection<JobState> states, String text, Instant createdAt, String id, Limit limit);

    @Query("""
            select j from JobEntity j
            where (j.errors.attentionCode is not null or (:active = true and j.state in (PENDING, IN_PROGRESS)))
              and j.state in :states and not j.deleting
              and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> findNeedingPerson(
            Collection<JobState> states, boolean active, Instant createdAt, String id, Limit limit);

    @Query(
            "select new io.fileupload.job.StateCount(j.state, count(*)) from JobEntity j where not j.deleting group by j.state")
    List<StateCount> countByState();

    @Query("select j.id from JobEntity j where j.id in :ids and not j.halting and not j.deleting")
    List<String> findNotHalting(Collection<String> ids);

    /** While they are deleted, no one sees jobs any more. */
    @Query("select j.id from JobEntity j where j.state in :states and not j.deleting order by j.updatedAt, j.id")
    List<String> findIdsByStateIn(Collection<JobState> states, Limit limit);

    @Query(nativeQuery = true, value = """
            select j.id from upload_jobs j left join scheduled_runs r on r.task_instance = j.id
            where j.monitor and j.state in ('COMPLETED', 'FAILED') and not j.deleting
              and (j.next_scan_at is null or j.next_scan_at > :farthest or r.task_instance is null)
            order by j.id""")
    List<String> findUnplanned(Instant farthest, Limit limit);

    @Query("""
            select j.id from JobEntity j
            where j.finishedAt < :before and not j.deleting
              and (j.state = CANCELLED or (j.state in (COMPLETED, FAILED) and not j.request.monitor))""")
    List<String> findEndedBefore(Instant before, Limit limit);

    @Modifying
    @Query(nativeQuery = true, value = """
            delete from scheduled_runs
            where not picked and last_success < :before
              and not exists (select 1 from upload_jobs j where j.id = scheduled_runs.task_instance)""")
    void forgetRunsOfGone(Instant before);

    @Query(nativeQuery = true, value = """
            select j.id from upload_jobs j left join scheduled_runs r on r.task_instance = j.id
            where (j.state in ('PENDING', 'IN_PROGRESS') or j.halting or j.deleting)
              and (r.task_instance is null
                or (not r.picked and coalesce(r.consecutive_failures, 0) = 0 and r.execution_time > :soon))
            order by j.id""")
    List<String> findForgotten(Instant soon, Limit limit);
}
