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

    /**
     * To be called before files of these jobs are changed, in each transaction that does: whoever took them in another
     * order would wait for one that waits for it. Jobs first, in the order of their ids, then files.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j.id from JobEntity j where j.id in :ids order by j.id")
    List<String> lock(Collection<String> ids);

    @Query("""
            select j from JobEntity j
            where j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id)
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> findNewest(Instant createdAt, String id, Limit limit);

    @Query("""
            select j from JobEntity j
            where j.state = :state and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> findNewest(JobState state, Instant createdAt, String id, Limit limit);

    @Query("""
            select j from JobEntity j
            where j.state in :states
              and (lower(j.id) like :text escape '!' or lower(j.sourceFolder) like :text escape '!'
                or lower(concat('s3://', j.destinationBucket, '/', j.destinationPrefix)) like :text escape '!')
              and (j.createdAt < :createdAt or (j.createdAt = :createdAt and j.id < :id))
            order by j.createdAt desc, j.id desc""")
    List<JobEntity> search(Collection<JobState> states, String text, Instant createdAt, String id, Limit limit);

    @Query("select new io.fileupload.job.StateCount(j.state, count(*)) from JobEntity j group by j.state")
    List<StateCount> countByState();

    @Query("select j.id from JobEntity j where j.state in :states order by j.updatedAt, j.id")
    List<String> findIdsByStateIn(Collection<JobState> states, Limit limit);

    @Query("""
            select j from JobEntity j
            where j.monitor and j.state in (COMPLETED, FAILED) and (j.nextScanAt <= :now or j.nextScanAt > :farthest)
            order by j.nextScanAt""")
    List<JobEntity> findDueForScan(Instant now, Instant farthest, Limit limit);

    @Modifying
    @Query("""
            update JobEntity j set j.nextScanAt = :next
            where j.monitor and j.state in (COMPLETED, FAILED) and j.nextScanAt is null""")
    int scheduleScans(Instant next);

    @Modifying
    @Query("update JobEntity j set j.nextScanAt = :next where j.id = :id and j.nextScanAt = :expected")
    int claimScan(String id, Instant expected, Instant next);
}
