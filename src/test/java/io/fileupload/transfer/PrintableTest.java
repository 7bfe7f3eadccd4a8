package io.fileupload.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault-69")
class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u001b[31mb", "a\u0000b", "a\u202eb", "a\u0085b", "a\u2028b", "a\u2029b"})
    void keepsWhatBreaksOrBendsALineOutOfTheLog(String name) {
        assertThat(Printable.of(name)).matches("a\\\\u[0-9a-f]{4}(\\[31m)?b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "with space", "café", "😀", "back\\slash", "a%20b"})
    void leavesOtherNamesAlone(String name) {
        assertThat(Printable.of(name)).isEqualTo(name);
    }
}
