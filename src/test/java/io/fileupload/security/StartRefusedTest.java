package io.fileupload.security;

import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartRefusedTest {

    @TempDir
    private Path folder;

    @Test
    void keyOfUnknownRole(CapturedOutput output) {
        String keys = VIEWER.entry() + ",ci:admin:" + OPERATOR.hash();

        refused("--API_KEYS=" + keys);

        saysInOneLine(output, "API_KEYS: entry 2 is not name:role:sha256-of-key");
    }

    @Test
    void brokenFile(CapturedOutput output) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "# robots\n\n" + OPERATOR.hash() + "\n");

        refused("--API_KEYS_FILE=" + file);

        saysInOneLine(output, "API_KEYS_FILE: line 3 is not name:role:sha256-of-key");
    }

    @Test
    void keysInPlaceOfTheFile(CapturedOutput output) {
        refused("--API_KEYS_FILE=" + OPERATOR.entry());

        saysInOneLine(output, "API_KEYS_FILE: the file 'ci:operator:***' does not exist; allowed: ");
    }

    @Test
    void dollarInKeys(CapturedOutput output) {
        refused("--API_KEYS=ci:${role}:" + OPERATOR.hash());

        assertThat(output).doesNotContain(OPERATOR.hash());
    }

    @Test
    void keysWithoutSourceRoots(CapturedOutput output) {
        refused("--API_KEYS=" + OPERATOR.entry());

        saysInOneLine(output, "SOURCE_ROOTS is not set while API keys are; name the folders");
    }

    @Test
    void openToTheNetworkWithoutKeys(CapturedOutput output) {
        refused("--SERVER_ADDRESS=0.0.0.0", "--SOURCE_ROOTS=" + folder);

        saysInOneLine(output, "SERVER_ADDRESS is '0.0.0.0', which others can reach, and no keys are configured");
    }

    private void refused(String... settings) {
        assertThatThrownBy(() -> RunningService.start(folder, settings)).isInstanceOf(RuntimeException.class);
    }

    private static void saysInOneLine(CapturedOutput output, String reason) {
        assertThat(output.getErr().strip())
                .startsWith("The service does not start: " + reason)
                .hasLineCount(1);
        assertThat(output.getOut().lines().filter(line -> line.contains("ERROR") || line.contains("WARN")))
                .isEmpty();
        assertThat(output).doesNotContain(VIEWER.hash(), OPERATOR.hash());
    }
}
