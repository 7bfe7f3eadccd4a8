package io.fileupload.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** One connection to a real SQLite file; each write that takes effect is a boundary, and SQL can be tampered with. */
final class LabDatabase extends AbstractDataSource {
    private final Connection real;
    private Boundaries boundaries = new Boundaries();
    private UnaryOperator<String> tampering = UnaryOperator.identity();
    private boolean inUse;

    LabDatabase(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("transaction_mode", "IMMEDIATE");
        settings.setProperty("date_class", "TEXT");
        settings.setProperty("date_string_format", "yyyy-MM-dd HH:mm:ss.SSS");
        // What the process wrote outlives the process; that a disk loses power is no matter here.
        settings.setProperty("synchronous", "OFF");
        settings.setProperty("journal_mode", "MEMORY");
        real = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
    }

    static LabDatabase inTemporaryFile() {
        try {
            Path folder = Files.createTempDirectory("lab");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("uploads.db");
            file.toFile().deleteOnExit();
            return new LabDatabase(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void watch(Boundaries by) {
        boundaries = by;
    }

    /** What becomes of each statement before it is prepared. */
    void tamper(UnaryOperator<String> with) {
        tampering = with;
    }

    @Override
    public Connection getConnection() {
        if (inUse) {
            throw new IllegalStateException("The lab has one connection, and it is in use");
        }
        inUse = true;
        return proxy(Connection.class, new OfConnection());
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isWrite(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("insert") || start.startsWith("update") || start.startsWith("delete");
    }

    private final class OfConnection implements InvocationHandler {
        private boolean open = true;
        private boolean dirty;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> close();
                case "isClosed" -> {
                    return !open;
                }
                case "setReadOnly" -> {}
                case "setAutoCommit" -> setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
                case "commit" -> commit();
                case "prepareStatement" -> {
                    return prepared(method, arguments == null ? new Object[0] : arguments);
                }
                case "createStatement" -> {
                    Object statement = call(real, method, arguments);
                    return LabDatabase.proxy(Statement.class, new OfStatement(this, statement, null));
                }
                default -> {
                    return call(real, method, arguments);
                }
            }
            return null;
        }

        private Object prepared(Method method, Object[] arguments) throws Throwable {
            String sql = tampering.apply((String) arguments[0]);
            arguments[0] = sql;
            Object statement = call(real, method, arguments);
            return LabDatabase.proxy(PreparedStatement.class, new OfStatement(this, statement, sql));
        }

        private void setAutoCommit(boolean on) throws SQLException {
            if (on && !real.getAutoCommit()) {
                // What is open here was not committed by a process that lives.
                real.rollback();
            }
            real.setAutoCommit(on);
        }

        private void commit() throws SQLException {
            boolean matters = dirty;
            dirty = false;
            if (matters) {
                boundaries.beforeCommit();
            }
            real.commit();
            if (matters) {
                boundaries.afterCommit();
            }
        }

        private void close() throws SQLException {
            if (open) {
                setAutoCommit(true);
                open = false;
                inUse = false;
            }
        }
    }

    private final class OfStatement implements InvocationHandler {
        private final OfConnection connection;
        private final Object statement;
        private final @Nullable String prepared;

        private OfStatement(OfConnection connection, Object statement, @Nullable String prepared) {
            this.connection = connection;
            this.statement = statement;
            this.prepared = prepared;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            boundaries.requireAlive();
            String sql = arguments != null && arguments[0] instanceof String given ? given : prepared;
            if (sql == null || !isWrite(sql)) {
                return call(statement, method, arguments);
            }
            if (!real.getAutoCommit()) {
                connection.dirty = true;
                return call(statement, method, arguments);
            }
            boundaries.beforeCommit();
            Object result = call(statement, method, arguments);
            boundaries.afterCommit();
            return result;
        }
    }
}
