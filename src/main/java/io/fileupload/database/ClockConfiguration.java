package io.fileupload.database;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** SQLite is left unopened: what tells the time is needed before it is certain that the service may start. */
    @Bean
    DatabaseClock clock(@Value("${database.sqlite}") boolean sqlite, ObjectProvider<JdbcTemplate> jdbc) {
        return sqlite ? new DatabaseClock(Instant::now) : DatabaseClock.of(jdbc.getObject());
    }
}
