package io.fileupload.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** One pool of connections for all work, and one connection of its own for the question whether the server answers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "database.sqlite", havingValue = "false")
class PostgresConfiguration {

    /** Connections, so that ten nodes fit into the server's usual hundred with some to spare. */
    private static final int CONNECTIONS = 8;

    /** Milliseconds; work that waits for the server asks again, and a person should not wait for long. */
    private static final long WAIT = 3_000;

    private static final long WAIT_FOR_HEALTH = 1_000;

    @Bean
    @Primary
    HikariDataSource dataSource(DataSourceProperties properties) {
        HikariDataSource pool = pool(properties, "postgresql", CONNECTIONS, WAIT);
        // No statement takes that long; one to a server that vanished would wait for ever.
        connect(pool, Map.of("connectTimeout", "2", "socketTimeout", "300"));
        return pool;
    }

    @Bean(defaultCandidate = false)
    HikariDataSource healthConnection(DataSourceProperties properties) {
        HikariDataSource pool = pool(properties, "postgresql-health", 1, WAIT_FOR_HEALTH);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        connect(pool, Map.of("connectTimeout", "1", "socketTimeout", "1"));
        return pool;
    }

    @Bean
    HealthIndicator dbHealthIndicator(@Qualifier("healthConnection") HikariDataSource healthConnection) {
        return new DataSourceHealthIndicator(healthConnection);
    }

    private static HikariDataSource pool(DataSourceProperties properties, String name, int size, long wait) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(wait);
        pool.setValidationTimeout(1_000);
        return pool;
    }

    private static void connect(HikariDataSource pool, Map<String, String> settings) {
        settings.forEach(pool::addDataSourceProperty);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // The counts of rows that were written are needed, and rewritten batches do not have them.
        pool.addDataSourceProperty("reWriteBatchedInserts", "false");
    }
}
