package io.fileupload.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.fileupload.testing.ServiceProcess;
import io.fileupload.testing.SharedService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORKER_CONCURRENCY=0 | WORKER_CONCURRENCY is '0'; allowed: a whole number from 1 to 256",
                "DATABASE_URL=mysql://me:secret@db/u | DATABASE_URL is 'mysql://me:***@db/u'; allowed: sqlite:///",
                "SOURCE_ROOTS=relative | SOURCE_ROOTS: 'relative' is not an absolute path",
                "SERVER_ADDRESS=0.0.0.0 | SERVER_ADDRESS is '0.0.0.0', which others can reach, and no keys",
                "SERVER_ADDRESS=0.0.0.0 ALLOW_ANONYMOUS=true | SOURCE_ROOTS is not set while SERVER_ADDRESS is '0.0.0.0'",
                "JWT_ISSUER_URI=https://issuer.example | JWT_ISSUER_URI is 'https://issuer.example'; allowed: nothing",
                "LC_ALL=C | UTF-8"
            })
    void refusesToStartAndSaysWhyInOneLine(String settings, String why) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : settings.split(" ")) {
            environment.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertRefuses(environment, why);
    }

    @Test
    @Tag("fault-55")
    void refusesADatabaseThatAnotherServiceUses() {
        Path database = SharedService.service().data().resolve("data/uploads.db");

        assertRefuses(Map.of("DATABASE_URL", "sqlite:///" + database), "another process uses the database " + database);
    }

    @Test
    void refusesAPortThatIsTaken() {
        String taken = String.valueOf(SharedService.client().port());

        assertRefuses(Map.of("SERVER_PORT", taken), taken);
    }

    private void assertRefuses(Map<String, String> settings, String why) {
        Map<String, String> environment = new HashMap<>(Map.of("SERVER_PORT", "0"));
        environment.putAll(settings);

        ServiceProcess process = ServiceProcess.launch(folder, environment);

        assertThat(process.exitCode()).isNotZero();
        assertThat(process.errors().lines()).singleElement().asString().contains(why);
        assertThat(process.log()).doesNotContain("secret", "\tat ");
    }
}
