package io.fileupload.database;

import io.fileupload.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The command {@code move-database --from sqlite:///... --to postgresql://...}: all rows of an SQLite database into an
 * empty PostgreSQL database, or none.
 */
public final class MoveDatabase {

    public static final String COMMAND = "move-database";

    private static final String USAGE =
            "use: " + COMMAND + " --from sqlite:///./data/uploads.db --to postgresql://user:password@host:5432/name";

    private MoveDatabase() {}

    /** @return the exit code: 0 if all was moved, 1 if nothing was */
    public static int run(PrintStream out, PrintStream err, String... args) {
        try {
            DatabaseUrl from = DatabaseUrl.parse(option("--from", args));
            DatabaseUrl to = DatabaseUrl.parse(option("--to", args));
            if (!from.isSqlite() || to.isSqlite()) {
                throw InvalidSettingException.because(USAGE);
            }
            move(from, to, out);
            return 0;
        } catch (InvalidSettingException | SQLException | FlywayException | IOException e) {
            err.println("Nothing was moved: " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
            return 1;
        }
    }

    private static String option(String name, String... args) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return args[i + 1];
            }
        }
        throw InvalidSettingException.because(USAGE);
    }

    private static void move(DatabaseUrl from, DatabaseUrl to, PrintStream out) throws SQLException, IOException {
        if (!Files.isRegularFile(from.file())) {
            throw InvalidSettingException.because("there is no database " + from.file());
        }
        try (SqliteFile file = SqliteFile.lock(from.file());
                Connection source = readOnly(file)) {
            Flyway.configure()
                    .dataSource(to.jdbcUrl(), to.username(), to.password())
                    .locations("classpath:db/migration/postgresql")
                    .load()
                    .migrate();
            try (Connection target = DriverManager.getConnection(to.jdbcUrl(), login(to))) {
                target.setAutoCommit(false);
                requireSameVersion(source, target);
                new TableCopy(source, target, out).run();
                target.commit();
            }
        }
    }

    private static Connection readOnly(SqliteFile file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection source = config.createConnection("jdbc:sqlite:" + file.path());
        source.setAutoCommit(false);
        return source;
    }

    /** Columns alone would not show what else a migration did to the rows. */
    private static void requireSameVersion(Connection source, Connection target) throws SQLException {
        String version = "select version from flyway_schema_history order by installed_rank desc limit 1";
        if (!String.valueOf(Rows.text(source, version)).equals(Rows.text(target, version))) {
            throw InvalidSettingException.because(
                    "the SQLite database is of another version; start this version of the service on it once, and stop it");
        }
    }

    private static Properties login(DatabaseUrl url) {
        Properties login = new Properties();
        set(login, "user", url.username());
        set(login, "password", url.password());
        return login;
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
