package io.fileupload.job;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FileRepository extends Repository<FileEntity, Long> {

    /** But for those that cannot be sent as they are: only a scan can find them put right. */
    String PUT_FAILED_BACK = """
            update files set state = 'PENDING', attempts = 0, retry_at = null
            where upload_job_id = :jobId and state = 'FAILED'
              and failure_code not in ('KEY_TOO_LONG', 'UNREPRESENTABLE_NAME') and version is not null""";

    List<FileEntity> findByJobIdAndPathGreaterThanOrderByPath(String jobId, String path, Limit limit);

    List<FileEntity> findByJobIdAndStateAndPathGreaterThanOrderByPath(
            String jobId, FileState state, String path, Limit limit);

    @Query("""
            select f from FileEntity f
            where f.jobId = :jobId and f.state in :states and f.path > :path and lower(f.path) like :text escape '!'
            order by f.path""")
    List<FileEntity> search(String jobId, Collection<FileState> states, String text, String path, Limit limit);

    List<FileEntity> findByJobIdAndPathIn(String jobId, Collection<String> paths);

    @Query("""
            select f from FileEntity f
            where f.jobId = :jobId and f.state = :state and f.path > :path
              and (f.retryAt is null or f.retryAt <= :now)
            order by f.path""")
    List<FileEntity> findDue(String jobId, FileState state, String path, Instant now, Limit limit);

    @Query("select min(f.retryAt) from FileEntity f where f.jobId = :jobId and f.state = PENDING")
    @Nullable Instant findNextRetry(String jobId);

    boolean existsByJobIdAndState(String jobId, FileState state);

    @Query("""
            select new io.fileupload.job.FailureCount(f.failureCode, min(f.failureReason), count(*)) from FileEntity f
            where f.jobId = :jobId and f.state = FAILED
            group by f.failureCode order by count(*) desc, f.failureCode""")
    List<FailureCount> countFailures(String jobId, Limit limit);

    @Query("""
            select f from FileEntity f
            where f.jobId = :jobId and f.multipartId is not null and f.state <> IN_PROGRESS
            order by f.path""")
    List<FileEntity> findWithOpenMultipart(String jobId, Limit limit);

    @Query("""
            select new io.fileupload.job.OpenMultipartTotals(count(*), coalesce(sum(f.completedBytes), 0))
            from FileEntity f where f.multipartId is not null""")
    OpenMultipartTotals countOpenMultiparts();

    @Query("""
            select new io.fileupload.job.OpenMultipartTotals(count(*), coalesce(sum(f.completedBytes), 0))
            from FileEntity f where f.jobId = :jobId and f.multipartId is not null""")
    OpenMultipartTotals countOpenMultiparts(String jobId);

    @Query("""
            select distinct j.id from JobEntity j join FileEntity f on f.jobId = j.id
            where f.multipartId is not null
              and (j.state = CANCELLED or (j.state in (COMPLETED, FAILED) and j.finishedAt < :before))""")
    List<String> findJobsWithAbandonedMultiparts(Instant before, Limit limit);

    @Modifying
    @Query(nativeQuery = true, value = PUT_FAILED_BACK)
    int putFailedBack(String jobId);

    @Modifying
    @Query(nativeQuery = true, value = PUT_FAILED_BACK + " and path = :path")
    int putFailedBack(String jobId, String path);

    @Modifying
    @Query(nativeQuery = true, value = """
            update files set state = 'PENDING', attempts = 0, retry_at = null, completed_bytes = 0, etag = null,
                checksum = null, resumed_bytes = 0, failure_code = null, failure_reason = null
            where upload_job_id = :jobId
              and (state = 'UPLOADED' or (state = 'SKIPPED' and failure_code = 'ALREADY_EXISTS'))""")
    int putStoredBack(String jobId);

    @Modifying
    @Query(nativeQuery = true, value = """
            delete from files where id in (select id from files where upload_job_id = :jobId limit :count)""")
    int deleteSome(String jobId, int count);

    @Modifying
    @Query(nativeQuery = true, value = """
            update files set state = 'PENDING', in_doubt = true,
                attempts = case when attempts > 0 then attempts - 1 else 0 end
            where upload_job_id = :jobId and state = 'IN_PROGRESS'""")
    int putBackInDoubt(String jobId);
}
