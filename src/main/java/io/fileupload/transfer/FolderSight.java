package io.fileupload.transfer;

import io.fileupload.work.Node;
import io.fileupload.work.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which nodes cannot see a job's folder: a folder is gone only when none of them can. */
@Component
public class FolderSight {

    private static final Duration HAND_OVER = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final Nodes nodes;
    private final Node self;
    private final Clock clock;

    FolderSight(JdbcTemplate jdbc, Nodes nodes, Node self, Clock clock) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.self = self;
        this.clock = clock;
    }

    /** This node cannot see the folder: whether another may. */
    @Transactional
    public boolean othersMaySee(String jobId) {
        if (nodes.live() == 1) {
            return false;
        }
        jdbc.update(
                "insert into blind_nodes (upload_job_id, node_id) values (?, ?) on conflict do nothing",
                jobId,
                self.id());
        return !jdbc.queryForList("select node_id from blind_nodes where upload_job_id = ?", String.class, jobId)
                .containsAll(nodes.ids());
    }

    /** Everyone looks for himself again. */
    @Transactional
    public void forget(String jobId) {
        if (nodes.live() > 1) {
            jdbc.update("delete from blind_nodes where upload_job_id = ?", jobId);
        }
    }

    /** When another node has had time to take what this one cannot do. */
    public Instant handOver() {
        return clock.instant().plus(HAND_OVER);
    }
}
