package io.fileupload.database;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Turns {@code DATABASE_URL} into the properties Spring Boot opens its database from. */
class DatabaseUrlEnvironmentPostProcessor implements EnvironmentPostProcessor {

    private static final String DEFAULT_URL = "sqlite:///./data/uploads.db";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        DatabaseUrl url = DatabaseUrl.parse(environment.getProperty("DATABASE_URL", DEFAULT_URL));
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", url.jdbcUrl());
        properties.put("database.sqlite", url.isSqlite());
        if (url.username() != null) {
            properties.put("spring.datasource.username", url.username());
        }
        if (url.password() != null) {
            properties.put("spring.datasource.password", url.password());
        }
        if (url.isSqlite()) {
            properties.put("spring.jpa.database-platform", SqliteDialect.class.getName());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("databaseUrl", properties));
    }
}
