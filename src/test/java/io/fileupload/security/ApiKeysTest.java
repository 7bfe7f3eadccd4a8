package io.fileupload.security;

import static io.fileupload.security.TestKey.OPERATOR;
import static io.fileupload.security.TestKey.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ApiKeysTest {

    private static final TestKey NEXT = new TestKey("ci", "operator", "does-it-all-90d4");

    private final TestClock clock = new TestClock();

    @TempDir
    private Path folder;

    @Test
    void joinsVariableAndFile() throws IOException {
        ApiKeys keys = keys(VIEWER.entry() + ",", file("\t# robots\r\n\r\n  " + OPERATOR.entry() + "  \r\n"));

        assertThat(keys.find(VIEWER.secret()).orElseThrow().holder()).isEqualTo(new Caller("dashboard", Role.VIEWER));
        assertThat(keys.find(OPERATOR.secret()).orElseThrow().holder()).isEqualTo(new Caller("ci", Role.OPERATOR));
        assertThat(keys.find("another")).isEmpty();
    }

    @Test
    void areNotConfiguredByDefault() {
        assertThat(keys("", "").areConfigured()).isFalse();
    }

    @Test
    void noticesChangeThatKeepsSizeAndTime() throws IOException {
        String path = file(OPERATOR.entry());
        FileTime time = Files.getLastModifiedTime(Path.of(path));
        ApiKeys keys = keys("", path);

        file(NEXT.entry());
        Files.setLastModifiedTime(Path.of(path), time);
        clock.pass(Duration.ofSeconds(1));

        assertThat(keys.find(NEXT.secret())).isPresent();
        assertThat(keys.find(OPERATOR.secret())).isEmpty();
    }

    @Test
    void looksAtTheFileOnceASecond() throws IOException {
        ApiKeys keys = keys("", file(OPERATOR.entry()));

        file(NEXT.entry());
        clock.pass(Duration.ofMillis(999));

        assertThat(keys.find(NEXT.secret())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nobody", "ci:operator:12", "dashboard:viewer:"})
    void keepsLastGoodKeysWhenTheFileBreaks(String broken, CapturedOutput output) throws IOException {
        ApiKeys keys = keys(VIEWER.entry(), file(OPERATOR.entry()));

        file(broken.endsWith("viewer:") ? broken + OPERATOR.hash() : broken);

        staysWith(keys, output);
    }

    @Test
    void keepsLastGoodKeysWhenTheFileGoes(CapturedOutput output) throws IOException {
        String path = file(OPERATOR.entry());
        ApiKeys keys = keys("", path);

        Files.delete(Path.of(path));

        staysWith(keys, output);
        file(NEXT.entry());
        clock.pass(Duration.ofSeconds(1));
        assertThat(keys.find(NEXT.secret())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "ci",
                "ci:operator",
                ":operator:HASH",
                "ci:Operator:HASH",
                "ci:operator:HASH0",
                "a b:operator:HASH",
                "ci:operator:HASH:"
            })
    void refusesWhatIsNoKey(String entry) {
        String text = entry.replace("HASH", OPERATOR.hash());

        assertThatThrownBy(() -> keys(text, ""))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageMatching("API_KEYS(: entry 1 is not| has no key; allowed:) name:role:sha256-of-key, .*")
                .hasMessageNotContaining(OPERATOR.hash());
    }

    @Test
    void refusesNameTwice() throws IOException {
        String path = file(OPERATOR.entry());

        assertThatThrownBy(() -> keys(NEXT.entry(), path))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("two keys of the name 'ci'");
    }

    @Test
    void refusesNameOfTheUnknown() {
        assertThatThrownBy(() -> keys("anonymous:viewer:" + VIEWER.hash(), ""))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("API_KEYS: entry 1: the name 'anonymous' is taken; choose another");
    }

    @Test
    void refusesFolderInPlaceOfTheFile() {
        assertThatThrownBy(() -> keys("", folder.toString()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("API_KEYS_FILE: the file '%s' is not a regular file; allowed: ", folder);
    }

    private void staysWith(ApiKeys keys, CapturedOutput output) {
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofSeconds(1));
            assertThat(keys.find(OPERATOR.secret())).isPresent();
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("the keys read before stay valid")))
                .hasSize(1);
        assertThat(output).doesNotContain(OPERATOR.hash());
    }

    private ApiKeys keys(String entries, String path) {
        return new ApiKeys(new SecuritySettings(false, entries, path, ""), clock);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys"), text).toString();
    }
}
