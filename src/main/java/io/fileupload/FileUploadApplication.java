package io.fileupload;

import io.fileupload.database.MoveDatabase;
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
        if (args.length > 0 && args[0].equals(MoveDatabase.COMMAND)) {
            System.exit(MoveDatabase.run(System.out, System.err, args));
        }
        Thread.setDefaultUncaughtExceptionHandler(new EndWhenOutOfMemory());
        SpringApplication.run(FileUploadApplication.class, args);
    }
}
