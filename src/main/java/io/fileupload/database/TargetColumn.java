package io.fileupload.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of PostgreSQL, which decides how the value that SQLite keeps in one of its few types is read. */
record TargetColumn(String name, String type, boolean counted) {

    static List<TargetColumn> of(Connection target, String table) throws SQLException {
        List<TargetColumn> columns = new ArrayList<>();
        try (ResultSet found = target.getMetaData().getColumns(null, target.getSchema(), table, "%")) {
            while (found.next()) {
                TargetColumn column = new TargetColumn(
                        found.getString("COLUMN_NAME"),
                        found.getString("TYPE_NAME"),
                        "YES".equals(found.getString("IS_AUTOINCREMENT")));
                if (!"YES".equals(found.getString("IS_GENERATEDCOLUMN"))) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    @Nullable Object read(ResultSet row, int column) throws SQLException {
        if (row.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case "bool" -> row.getBoolean(column);
            case "int2", "int4", "serial" -> row.getInt(column);
            case "int8", "bigserial" -> row.getLong(column);
            case "float4", "float8" -> row.getDouble(column);
            case "numeric" -> row.getBigDecimal(column);
            case "bytea" -> row.getBytes(column);
            case "timestamp" -> utc(row.getString(column));
            case "timestamptz" -> utc(row.getString(column)).atOffset(ZoneOffset.UTC);
            default -> row.getString(column);
        };
    }

    /** What numbers itself has to go on behind the rows that came with theirs. */
    void goOnCounting(Connection target, String table) throws SQLException {
        if (counted) {
            try (Statement sql = target.createStatement()) {
                sql.execute(
                        "select setval(pg_get_serial_sequence('%2$s', '%1$s'), (select coalesce(max(%1$s), 0) + 1 from %2$s), false)"
                                .formatted(name, table));
            }
        }
    }

    /** Text, never by way of the JVM's time zone. */
    private static LocalDateTime utc(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("(Z|\\+00(:00)?)$", ""));
    }
}
