package io.fileupload.database;

import io.fileupload.settings.InvalidSettingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    static DatabaseUrl parse(String url) {
        if (url.startsWith("jdbc:sqlite:") || url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        if (url.startsWith("sqlite:///") && url.length() > "sqlite:///".length()) {
            return new DatabaseUrl("jdbc:sqlite:" + url.substring("sqlite:///".length()), null, null);
        }
        if (url.matches("postgres(ql)?(\\+\\w+)?://.+")) {
            return postgresql(url);
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

    private static DatabaseUrl postgresql(String url) {
        try {
            URI uri = URI.create(url);
            String[] user = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + uri.getRawPath() + query;
            return new DatabaseUrl(
                    jdbc, user.length > 0 ? decode(user[0]) : null, user.length > 1 ? decode(user[1]) : null);
        } catch (IllegalArgumentException e) {
            throw InvalidSettingException.of("DATABASE_URL", withoutPassword(url), ALLOWED);
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String withoutPassword(String url) {
        return url.replaceAll(":[^:@/]*@", ":***@");
    }
}
