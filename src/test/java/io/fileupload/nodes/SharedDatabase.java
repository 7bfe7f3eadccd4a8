package io.fileupload.nodes;

import io.fileupload.testing.Postgres;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database that nodes share, looked at past them. */
final class SharedDatabase {
    private final String url = Postgres.newUrl();
    private final JdbcTemplate jdbc;

    SharedDatabase() {
        URI uri = URI.create(url);
        jdbc = new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + uri.getPort() + uri.getPath(), "postgres", "any"));
    }

    /** As {@code DATABASE_URL} has it. */
    String url() {
        return url;
    }

    long count(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
    }

    /** How many files of the job are in this state. */
    long files(String job, String state) {
        return count("select count(*) from files where upload_job_id = ? and state = ?", job, state);
    }

    /** Ids of the nodes that have shards of the job, once for each shard. */
    List<String> shardOwners(String job) {
        return jdbc.queryForList("""
                select picked_by from scheduled_shards s join shards on shards.id = s.task_instance::bigint
                where upload_job_id = ? and picked""", String.class, job);
    }

    /** All that is written down of the job and its files and runs. */
    List<Map<String, Object>> rows(String job) {
        return jdbc.queryForList("""
                select j.*, f.*, r.* from upload_jobs j left join files f on f.upload_job_id = j.id
                left join runs r on r.upload_job_id = j.id where j.id = ? order by f.id, r.id""", job);
    }

    /** Whether anything at all is left of the job. */
    boolean knows(String job) {
        return count("""
                select (select count(*) from upload_jobs where id = ?) + (select count(*) from files where upload_job_id = ?)
                + (select count(*) from shards where upload_job_id = ?) + (select count(*) from runs where upload_job_id = ?)
                """, job, job, job, job) > 0;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }
}
