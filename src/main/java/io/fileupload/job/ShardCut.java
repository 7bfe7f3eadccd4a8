package io.fileupload.job;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cuts files that wait into new shards, bounded by count and bytes, in the transaction that writes the files. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ShardCut {

    private static final int MOST_FILES = 256;
    private static final long MOST_BYTES = 64L << 20;
    /** What may be sent in parts keeps a worker busy by itself (Amazon S3 User Guide, "multipart upload limits"). */
    private static final long ALONE = 5L << 20;

    private final JdbcTemplate jdbc;

    ShardCut(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The files, each that waits in a shard. */
    List<FileRecord> assign(String jobId, List<FileRecord> files) {
        List<FileRecord> assigned = new ArrayList<>(files.size());
        List<FileRecord> share = new ArrayList<>();
        long bytes = 0;
        for (FileRecord file : files) {
            if (file.status().state() != FileState.PENDING) {
                assigned.add(file);
                continue;
            }
            if (!fits(share, bytes, file)) {
                close(jobId, share, bytes, assigned);
                bytes = 0;
            }
            share.add(file);
            bytes += file.size();
        }
        close(jobId, share, bytes, assigned);
        return assigned;
    }

    private static boolean fits(List<FileRecord> share, long bytes, FileRecord next) {
        boolean alone = next.size() > ALONE || bytes > ALONE && share.size() == 1;
        return share.isEmpty() || (!alone && share.size() < MOST_FILES && bytes + next.size() <= MOST_BYTES);
    }

    private void close(String jobId, List<FileRecord> share, long bytes, List<FileRecord> assigned) {
        if (!share.isEmpty()) {
            long id = insert(jobId, share.size(), bytes);
            share.forEach(file -> assigned.add(file.inShard(id)));
            share.clear();
        }
    }

    private long insert(String jobId, int files, long bytes) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement row = connection.prepareStatement(
                            "insert into shards (upload_job_id, files, bytes) values (?, ?, ?)", new String[] {"id"});
                    row.setString(1, jobId);
                    row.setInt(2, files);
                    row.setLong(3, bytes);
                    return row;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }
}
