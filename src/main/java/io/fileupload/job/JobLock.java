package io.fileupload.job;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks jobs until the transaction ends: always before their work and their files, and many in the order of their ids,
 * so that no two writers wait for each other. SQLite has one writer anyway.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JobLock {

    private final JdbcTemplate jdbc;
    private final boolean sqlite;

    JobLock(JdbcTemplate jdbc, @Value("${database.sqlite}") boolean sqlite) {
        this.jdbc = jdbc;
        this.sqlite = sqlite;
    }

    void job(String id) {
        jobs(List.of(id));
    }

    void jobs(Collection<String> ids) {
        if (!sqlite && !ids.isEmpty()) {
            jdbc.queryForList(
                    "select id from upload_jobs where id in (%s) order by id for update"
                            .formatted(String.join(",", Collections.nCopies(ids.size(), "?"))),
                    String.class,
                    ids.toArray());
        }
    }

    /** Whether the job runs and no one asked it to stop; it stays so until the transaction ends. */
    boolean isWanted(String id) {
        job(id);
        return !jdbc.queryForList(
                        "select id from upload_jobs where id = ? and state = ? and halting = ? and deleting = ?",
                        String.class,
                        id,
                        JobState.IN_PROGRESS.name(),
                        false,
                        false)
                .isEmpty();
    }

    /** @throws JobHaltedException if someone asked the job to stop, or it is gone */
    void requireNotHalting(String id) {
        job(id);
        boolean goesOn = !jdbc.queryForList(
                        "select id from upload_jobs where id = ? and halting = ? and deleting = ?",
                        String.class,
                        id,
                        false,
                        false)
                .isEmpty();
        if (!goesOn) {
            throw JobHaltedException.of(id);
        }
    }
}
