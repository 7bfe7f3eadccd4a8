package io.fileupload.engine;

import io.fileupload.job.FileStateWriter;
import java.util.TimeZone;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Role;

/** What has no state of its own and so outlives a crash: the data layer, on the lab's database and clock. */
final class DataBeans {
    private static final DataBeans SHARED = new DataBeans();

    final LabClock clock = new LabClock();
    final LabDatabase database = LabDatabase.inTemporaryFile();
    final Tampering tampering = new Tampering();
    final ConfigurableApplicationContext context;

    private DataBeans() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .initializers(beans -> {
                    beans.getBeanFactory().registerSingleton("dataSource", database);
                    beans.getBeanFactory().registerSingleton("clock", clock);
                    beans.getBeanFactory().registerSingleton("tampering", tampering);
                })
                .run("--DATABASE_URL=sqlite:///unused.db", "--logging.level.root=warn");
    }

    /** Made once, since it takes seconds. */
    static DataBeans shared() {
        return SHARED;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @AutoConfigureDataJpa
    @AutoConfigurationPackage(basePackages = "io.fileupload.job")
    @ComponentScan(
            basePackages = {"io.fileupload.job", "io.fileupload.work"},
            excludeFilters = {
                // It would start its thread; each node has one that writes at once.
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = FileStateWriter.class),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "io\\.fileupload\\.(work\\.WorkSchedulers|job\\.DatabaseWritesHealth)")
            })
    static class Beans {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static BeanPostProcessor tamper(Tampering tampering) {
            return tampering;
        }
    }
}
