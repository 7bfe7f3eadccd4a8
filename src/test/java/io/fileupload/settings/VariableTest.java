package io.fileupload.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class VariableTest {

    @ParameterizedTest
    @CsvSource({
        "CHUNK_SIZE, 5242880",
        "CHUNK_SIZE, ' 8388608 '",
        "CHUNK_SIZE, 5368709120",
        "WORKER_CONCURRENCY, 1",
        "WORKER_CONCURRENCY, 256",
        "HISTORY_DAYS, 1",
        "MAX_REQUESTS_IN_FLIGHT, 1",
        "MAX_REQUESTS_IN_FLIGHT, 1024",
        "FILE_MONITOR_INTERVAL, 0",
        "FILE_MONITOR_INTERVAL, 31536000",
        "FILE_STABILITY_THRESHOLD, 0",
        "FILE_STABILITY_THRESHOLD, 86400",
        "AWS_ENDPOINT_URL, ''",
        "AWS_ENDPOINT_URL, http://localhost:4566",
        "AWS_ENDPOINT_URL, https://s3.example.com/",
        "ALLOWED_BUCKETS, ''",
        "ALLOWED_BUCKETS, 'one, two.three,'",
        "SERVER_PORT, 0",
        "SERVER_PORT, 65535",
        "SERVER_ADDRESS, 0.0.0.0",
        "SERVER_ADDRESS, ::1",
        "SERVER_ADDRESS, localhost",
        "ALLOW_ANONYMOUS, true",
        "ALLOW_ANONYMOUS, false"
    })
    void takesWhatIsAllowed(Variable variable, String value) {
        assertThatCode(() -> variable.check(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "CHUNK_SIZE, 5242879, 5242880 (5 MiB)",
        "CHUNK_SIZE, 5368709121, 5368709120 (5 GiB)",
        "CHUNK_SIZE, 5MB, a number of bytes",
        "CHUNK_SIZE, '', a number of bytes",
        "CHUNK_SIZE, 99999999999999999999, a number of bytes",
        "WORKER_CONCURRENCY, 0, from 1 to 256",
        "WORKER_CONCURRENCY, 257, from 1 to 256",
        "WORKER_CONCURRENCY, -1, a whole number",
        "WORKER_CONCURRENCY, 1.5, a whole number",
        "HISTORY_DAYS, 0, from 1 to 36500",
        "MAX_REQUESTS_IN_FLIGHT, 0, from 1 to 1024",
        "MAX_REQUESTS_IN_FLIGHT, 1025, from 1 to 1024",
        "MAX_REQUESTS_IN_FLIGHT, many, a whole number",
        "FILE_MONITOR_INTERVAL, -1, 0 (off)",
        "FILE_MONITOR_INTERVAL, 60s, a number of seconds",
        "FILE_STABILITY_THRESHOLD, 86401, from 0 to 86400",
        "AWS_ENDPOINT_URL, localhost:4566, http:// or https://",
        "AWS_ENDPOINT_URL, ftp://host, http:// or https://",
        "AWS_ENDPOINT_URL, http://host/path, http:// or https://",
        "AWS_ENDPOINT_URL, http://host:port, http:// or https://",
        "AWS_ENDPOINT_URL, http://host:99999, http:// or https://",
        "AWS_ENDPOINT_URL, http://my_host:4566, http:// or https://",
        "AWS_ENDPOINT_URL, http://:4566, http:// or https://",
        "ALLOWED_BUCKETS, 'one,Two', separated by commas",
        "SERVER_PORT, 65536, from 0 to 65535",
        "SERVER_PORT, http, from 0 to 65535",
        "SERVER_ADDRESS, '', an IP address",
        "SERVER_ADDRESS, 300.1.1.1, an IP address",
        "ALLOW_ANONYMOUS, yes, true or false"
    })
    void refusesAnythingElseInOneLineThatSaysWhatIsAllowed(Variable variable, String value, String allowed) {
        assertThatThrownBy(() -> variable.check(value))
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .startsWith("%s is '%s'; allowed: ".formatted(variable, value))
                .contains(allowed)
                .doesNotContain("\n");
    }

    @Test
    void keepsAValueWithALineBreakOnOneLine() {
        assertThatThrownBy(() -> Variable.SERVER_PORT.check("80\n81"))
                .message()
                .startsWith("SERVER_PORT is '80?81'")
                .doesNotContain("\n");
    }

    @Test
    void checksEveryVariableThatIsSet() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("SERVER_PORT", "8000").withProperty("WORKER_CONCURRENCY", "many");

        assertThatThrownBy(() -> new EnvironmentCheck().postProcessEnvironment(environment, new SpringApplication()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("WORKER_CONCURRENCY is 'many'");
    }

    @Test
    void asksForNoVariableAtAll() {
        assertThatCode(() ->
                        new EnvironmentCheck().postProcessEnvironment(new MockEnvironment(), new SpringApplication()))
                .doesNotThrowAnyException();
    }
}
