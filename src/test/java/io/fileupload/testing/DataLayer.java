package io.fileupload.testing;

import java.util.TimeZone;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The service's data layer by itself, on a real database. */
public final class DataLayer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private DataLayer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param databaseUrl as an operator writes it into {@code DATABASE_URL} */
    public static DataLayer on(String databaseUrl) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        return new DataLayer(new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .run("--DATABASE_URL=" + databaseUrl, "--logging.level.root=warn"));
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }

    @AutoConfigureDataJpa
    @AutoConfigurationPackage(basePackages = "io.fileupload.job")
    @ComponentScan({"io.fileupload.job", "io.fileupload.work", "io.fileupload.database"})
    static class Beans {}
}
