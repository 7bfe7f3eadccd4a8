package io.fileupload.work;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    @Bean
    JdbcCustomization scheduleSql(@Value("${database.sqlite}") boolean sqlite) {
        return sqlite ? new SqliteScheduleSql() : new PostgreSqlJdbcCustomization(false, false);
    }
}
