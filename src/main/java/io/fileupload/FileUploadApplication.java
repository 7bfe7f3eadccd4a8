package io.fileupload;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FileUploadApplication {

    static {
        // SQLite keeps timestamps as text, written in the JVM's zone: they must sort and read as UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(new EndWhenOutOfMemory());
        SpringApplication.run(FileUploadApplication.class, args);
    }
}
