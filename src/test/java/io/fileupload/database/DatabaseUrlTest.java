package io.fileupload.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fileupload.settings.InvalidSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "sqlite:///./data/uploads.db, ./data/uploads.db",
        "sqlite:///uploads.db, uploads.db",
        "sqlite:////var/lib/uploads.db, /var/lib/uploads.db",
        "sqlite:////var/with space/u.db, /var/with space/u.db",
        "sqlite:///u.db?cache=shared, u.db",
        "jdbc:sqlite:/var/lib/uploads.db, /var/lib/uploads.db",
        "jdbc:sqlite:file:/var/lib/u.db?mode=rwc, /var/lib/u.db"
    })
    void readsWhereTheSqliteFileIs(String url, Path file) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertThat(parsed.isSqlite()).isTrue();
        assertThat(parsed.file()).isEqualTo(file);
        assertThat(parsed.username()).isNull();
        assertThat(parsed.password()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:pw@db:5432/uploads, jdbc:postgresql://db:5432/uploads, me, pw",
        "postgres://me:pw@db/uploads, jdbc:postgresql://db/uploads, me, pw",
        "postgresql+psycopg2://me:pw@db/uploads, jdbc:postgresql://db/uploads, me, pw",
        "postgresql://me:p%40s%2Fs%3Aw%25@db/u, jdbc:postgresql://db/u, me, p@s/s:w%",
        "postgresql://me:a+b:c@db/u, jdbc:postgresql://db/u, me, a+b:c",
        "postgresql://me:pw@upload_db:5432/u, jdbc:postgresql://upload_db:5432/u, me, pw",
        "postgresql://me@db/u, jdbc:postgresql://db/u, me,",
        "postgresql://db/u, jdbc:postgresql://db/u,,",
        "postgresql://[::1]:5432/u, jdbc:postgresql://[::1]:5432/u,,",
        "postgresql://me:pw@db/u?sslmode=require, jdbc:postgresql://db/u?sslmode=require, me, pw",
        "jdbc:postgresql://db:5432/u?user=me, jdbc:postgresql://db:5432/u?user=me,,"
    })
    void readsWherePostgresqlIsAndWhoAsks(String url, String jdbcUrl, String username, String password) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(jdbcUrl, username, password));
        assertThat(DatabaseUrl.parse(url).isSqlite()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "uploads.db",
                "sqlite://uploads.db",
                "sqlite:///",
                "mysql://me:pw@db/u",
                "jdbc:mysql://db/u",
                "postgresql://",
                "postgresql://me:pw@db",
                "postgresql://me:pw@db:port/u",
                "postgresql:///uploads",
                "postgresql://me@host/ u"
            })
    void refusesAnythingElseInOneLine(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .startsWith("DATABASE_URL is '" + url.replace(":pw@", ":***@") + "'; allowed: sqlite:///relative")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:secret@db/u",
                "mysql://me:secret:secret@db/u",
                "mysql://me:secret@secret@db/u",
                "mysql://me:secret/secret@db/u",
                "postgresql://me:secret@db/a b",
                "postgresql://me:secret%zz@db/u",
                "jdbc:mysql://db/u?user=me&password=secret",
                "mysql://db/u?password=secret"
            })
    void neverShowsAPassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url)).message().doesNotContain("secret");
    }

    @Test
    void keepsThePasswordOutOfItsOwnText() {
        assertThat(DatabaseUrl.parse("postgresql://me:secret@db/u")).asString().doesNotContain("secret");
    }
}
