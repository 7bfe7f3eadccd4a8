package io.fileupload.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Two pools on one SQLite file: exactly one writer, since SQLite has one at a time anyway, and readers that WAL never
 * blocks. A read-only transaction gets a reader, every other the writer.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("database.sqlite")
class SqliteConfiguration {

    private static final int READERS = 4;

    @Bean(destroyMethod = "close")
    SqliteFile sqliteFile(@Value("${spring.datasource.url}") String url) {
        return SqliteFile.lock(DatabaseUrl.parse(url).file());
    }

    @Bean
    @FlywayDataSource
    HikariDataSource writer(SqliteFile file) throws SQLException, IOException {
        SqliteSpace.prepare(file);
        HikariDataSource pool = pool(file, "IMMEDIATE", 1);
        pool.setPoolName("sqlite-writer");
        return pool;
    }

    @Bean
    HikariDataSource readers(SqliteFile file) {
        HikariDataSource pool = pool(file, "DEFERRED", READERS);
        pool.setPoolName("sqlite-readers");
        pool.setConnectionInitSql("PRAGMA query_only=1");
        return pool;
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("writer") DataSource writer, @Qualifier("readers") DataSource readers) {
        LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy(writer);
        proxy.setReadOnlyDataSource(readers);
        return proxy;
    }

    private static HikariDataSource pool(SqliteFile file, String transactionMode, int size) {
        Properties sqlite = new Properties();
        sqlite.setProperty("journal_mode", "WAL");
        sqlite.setProperty("synchronous", "FULL");
        sqlite.setProperty("foreign_keys", "true");
        sqlite.setProperty("busy_timeout", "10000");
        // Bytes: what one large transaction leaves of the journal does not stay for ever.
        sqlite.setProperty("journal_size_limit", "67108864");
        sqlite.setProperty("transaction_mode", transactionMode);
        sqlite.setProperty("date_class", "TEXT");
        sqlite.setProperty("date_string_format", "yyyy-MM-dd HH:mm:ss.SSS");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:sqlite:" + file.path());
        pool.setDataSourceProperties(sqlite);
        pool.setMaximumPoolSize(size);
        pool.setExceptionOverrideClassName(EvictWhenBroken.class.getName());
        return pool;
    }
}
