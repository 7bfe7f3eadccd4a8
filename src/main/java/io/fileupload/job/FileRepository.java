package io.fileupload.job;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FileRepository extends Repository<FileEntity, Long> {

    /** But for those that cannot be sent as they are: only a scan can find them put right. */
    String PUT_FAILED_BACK = """
            update files set state = 'PENDING', attempts = 0, retry_at = null, shard_id = 0
            where upload_job_id = :jobId and state = 'FAILED'
              and failure_code not in ('KEY_TOO_LONG', 'UNREPRESENTABLE_NAME') and version is not null""";

    /** Paths in order after this one: {@code path_start} is what an index is on. */
    String AFTER_PATH = " and path_start(f.path) >= path_start(:path) and f.path > :path ";

    String BY_PATH = " order by path_start(f.path), f.path";

    @Query("select f from FileEntity f where f.jobId = :jobId" + AFTER_PATH + BY_PATH)
    List<FileEntity> page(String jobId, String path, Limit limit);

    @Query("select f from FileEntity f where f.jobId = :jobId and f.state = :state" + AFTER_PATH + BY_PATH)
    List<FileEntity> page(String jobId, FileState state, String path, Limit limit);

    @Query("""
            select f from FileEntity f
            where f.jobId = :jobId and f.state in :states and lower(f.path) like :text escape '!'""" + AFTER_PATH + BY_PATH)
    List<FileEntity> search(String jobId, Collection<FileState> states, String text, String path, Limit limit);

    /** @param starts the paths too, and what {@code path_start} makes of them: which one depends on the database */
    @Query("select f from FileEntity f where f.jobId = :jobId and path_start(f.path) in :starts and f.path in :paths")
    List<FileEntity> findByStarts(String jobId, Collection<String> starts, Collection<String> paths);

    default List<FileEntity> findByPaths(String jobId, Collection<String> paths) {
        Set<String> starts = new HashSet<>(paths);
        paths.forEach(path -> starts.add(PathStart.of(path)));
        return findByStarts(jobId, starts, paths);
    }

    /** Files of a shard that are not settled. */
    @Query(nativeQuery = true, value = """
            select * from files where shard_id = :shard and state in ('PENDING', 'IN_PROGRESS') order by path""")
    List<FileEntity> findUnsettled(long shard);

    @Query(nativeQuery = true, value = """
            select * from files where upload_job_id = :jobId and state = 'PENDING' and shard_id = 0
            order by path limit :count""")
    List<FileEntity> findWaitingOutsideShards(String jobId, int count);

    boolean existsByJobIdAndState(String jobId, FileState state);

    @Query("""
            select new io.fileupload.job.FailureCount(f.failureCode, min(f.failureReason), count(*)) from FileEntity f
            where f.jobId = :jobId and f.state = FAILED
            group by f.failureCode order by count(*) desc, f.failureCode""")
    List<FailureCount> countFailures(String jobId, Limit limit);

    @Modifying
    @Query(nativeQuery = true, value = """
            update files set multipart_id = null, part_size = 0, multipart_version = null, completed_bytes = 0
            where upload_job_id = :jobId and multipart_id is not null""")
    int forgetMultiparts(String jobId);

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
              and j.state in (COMPLETED, FAILED) and j.finishedAt < :before""")
    List<String> findJobsWithAbandonedMultiparts(Instant before, Limit limit);

    @Modifying
    @Query(nativeQuery = true, value = PUT_FAILED_BACK)
    int putFailedBack(String jobId);

    @Modifying
    @Query(nativeQuery = true, value = PUT_FAILED_BACK + " and id = :fileId")
    int putFailedBack(String jobId, long fileId);

    @Modifying
    @Query(nativeQuery = true, value = """
            update files set state = 'PENDING', attempts = 0, retry_at = null, completed_bytes = 0, etag = null,
                checksum = null, resumed_bytes = 0, failure_code = null, failure_reason = null, shard_id = 0
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
