package io.fileupload.work;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which processes share the database at the moment. */
@Component
public class Nodes {

    private static final Duration SILENT = Duration.ofSeconds(10);

    private final JdbcTemplate jdbc;
    private final Node self;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final boolean alone;
    private volatile int live = 1;

    Nodes(
            JdbcTemplate jdbc,
            Node self,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${database.sqlite}") boolean sqlite) {
        this.jdbc = jdbc;
        this.self = self;
        this.clock = clock;
        this.events = events;
        this.alone = sqlite;
    }

    /** How many there are, this one included. */
    public int live() {
        return live;
    }

    /** Their ids, this one's included. */
    public List<String> ids() {
        return alone
                ? List.of(self.id())
                : jdbc.queryForList(
                        "select id from nodes where seen_at > ? or id = ?",
                        String.class,
                        Timestamp.from(clock.instant().minus(SILENT)),
                        self.id());
    }

    @Transactional
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void seen() {
        if (alone) {
            return;
        }
        Instant now = clock.instant();
        jdbc.update(
                "insert into nodes (id, started_at, seen_at) values (?, ?, ?)"
                        + " on conflict (id) do update set seen_at = excluded.seen_at",
                self.id(),
                Timestamp.from(now),
                Timestamp.from(now));
        jdbc.update("delete from nodes where seen_at < ?", Timestamp.from(now.minus(SILENT.multipliedBy(6))));
        int count = Math.max(1, ids().size());
        if (count != live) {
            live = count;
            events.publishEvent(new NodesChanged(count));
        }
    }
}
