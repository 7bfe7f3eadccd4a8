package io.fileupload.database;

import io.fileupload.settings.InvalidSettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, read from {@code DATABASE_URL}: SQLAlchemy's {@code sqlite:///relative},
 * {@code sqlite:////absolute} and {@code postgresql://user:password@host:5432/name}, or a {@code jdbc:} URL of either.
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    private static final String ALLOWED =
            "sqlite:///relative/file.db, sqlite:////absolute/file.db, postgresql://user:password@host:5432/name,"
                    + " or a jdbc:sqlite: or jdbc:postgresql: URL";

    // Not java.net.URI, which knows no host with an underscore in its name, as Docker Compose has them.
    private static final Pattern POSTGRESQL = Pattern.compile(
            "postgres(?:ql)?(?:\\+\\w+)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?"
                    + "(?<place>[^:@/?\\s]+(?::\\d+)?|\\[[\\p{XDigit}:.]+](?::\\d+)?)(?<name>/[^?\\s]+)(?<query>\\?\\S*)?");

    static DatabaseUrl parse(String url) {
        if (url.startsWith("jdbc:sqlite:") || url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        if (url.startsWith("sqlite:///") && url.length() > "sqlite:///".length()) {
            return new DatabaseUrl("jdbc:sqlite:" + url.substring("sqlite:///".length()), null, null);
        }
        Matcher postgresql = POSTGRESQL.matcher(url);
        if (postgresql.matches() && isDecodable(url)) {
            return postgresql(postgresql);
        }
        throw InvalidSettingException.of("DATABASE_URL", withoutPassword(url), ALLOWED);
    }

    boolean isSqlite() {
        return jdbcUrl.startsWith("jdbc:sqlite:");
    }

    /** The SQLite file, without the URL's parameters. */
    Path file() {
        return Path.of(jdbcUrl.substring("jdbc:sqlite:".length())
                .replaceFirst("^file:", "")
                .replaceFirst("\\?.*", ""));
    }

    private static DatabaseUrl postgresql(Matcher url) {
        String query = url.group("query") == null ? "" : url.group("query");
        return new DatabaseUrl(
                "jdbc:postgresql://" + url.group("place") + url.group("name") + query,
                decode(url.group("user")),
                decode(url.group("password")));
    }

    private static boolean isDecodable(String url) {
        return url.matches("([^%]|%\\p{XDigit}{2})*");
    }

    private static @Nullable String decode(@Nullable String part) {
        return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Of what may not even be a URL, so rather too much is left out than too little. */
    private static String withoutPassword(String url) {
        return url.replaceAll("(://[^:]*):.*@", "$1:***@").replaceAll("(?i)(password=)[^&]*", "$1***");
    }

    @Override
    public String toString() {
        return withoutPassword(jdbcUrl);
    }
}
