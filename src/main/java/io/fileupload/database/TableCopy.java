package io.fileupload.database;

import io.fileupload.settings.InvalidSettingException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copies the rows of all tables from SQLite to PostgreSQL, whatever tables there are; the caller commits. */
final class TableCopy {

    private static final int BATCH = 1_000;

    private final Connection source;
    private final Connection target;
    private final PrintStream out;

    TableCopy(Connection source, Connection target, PrintStream out) {
        this.source = source;
        this.target = target;
        this.out = out;
    }

    void run() throws SQLException {
        List<String> tables = parentsFirst(tables());
        for (String table : tables) {
            requireEmpty(table);
        }
        for (String table : tables) {
            out.println(table + ": " + copy(table) + " rows");
        }
    }

    private Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet found = target.getMetaData().getTables(null, target.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        tables.remove("flyway_schema_history");
        return tables;
    }

    private List<String> parentsFirst(Set<String> tables) throws SQLException {
        List<String> sorted = new ArrayList<>();
        Set<String> left = new TreeSet<>(tables);
        while (!left.isEmpty()) {
            int before = left.size();
            for (String table : List.copyOf(left)) {
                Set<String> parents = parents(table);
                parents.remove(table);
                if (sorted.containsAll(parents)) {
                    sorted.add(table);
                    left.remove(table);
                }
            }
            if (left.size() == before) {
                throw new SQLException("The tables " + left + " refer to each other in a circle");
            }
        }
        return sorted;
    }

    private Set<String> parents(String table) throws SQLException {
        Set<String> parents = new TreeSet<>();
        try (ResultSet keys = target.getMetaData().getImportedKeys(null, target.getSchema(), table)) {
            while (keys.next()) {
                parents.add(keys.getString("PKTABLE_NAME"));
            }
        }
        return parents;
    }

    /** Nor may a service that runs there write anything until the end. */
    private void requireEmpty(String table) throws SQLException {
        try (Statement sql = target.createStatement()) {
            sql.execute("lock table " + table + " in exclusive mode");
        }
        if (Rows.count(target, table) > 0) {
            throw InvalidSettingException.because("the PostgreSQL database has rows already, in " + table);
        }
    }

    private long copy(String table) throws SQLException {
        List<TargetColumn> columns = TargetColumn.of(target, table);
        String names = columns.stream().map(TargetColumn::name).collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (Statement read = source.createStatement();
                ResultSet rows = read.executeQuery("select " + names + " from " + table);
                PreparedStatement write =
                        target.prepareStatement("insert into " + table + " (" + names + ") values (" + places + ")")) {
            insert(rows, columns, write);
        }
        for (TargetColumn column : columns) {
            column.goOnCounting(target, table);
        }
        return requireAll(table);
    }

    private static void insert(ResultSet rows, List<TargetColumn> columns, PreparedStatement write)
            throws SQLException {
        for (int row = 1; rows.next(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                write.setObject(i + 1, columns.get(i).read(rows, i + 1));
            }
            write.addBatch();
            if (row % BATCH == 0) {
                write.executeBatch();
            }
        }
        write.executeBatch();
    }

    private long requireAll(String table) throws SQLException {
        long expected = Rows.count(source, table);
        long moved = Rows.count(target, table);
        if (moved != expected) {
            throw new SQLException("%d of %d rows of %s arrived".formatted(moved, expected, table));
        }
        return moved;
    }
}
