package io.fileupload.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Single values from a database. */
final class Rows {

    private Rows() {}

    static long count(Connection database, String table) throws SQLException {
        return Long.parseLong(String.valueOf(text(database, "select count(*) from " + table)));
    }

    static @Nullable String text(Connection database, String query) throws SQLException {
        try (Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            return found.next() ? found.getString(1) : null;
        }
    }
}
