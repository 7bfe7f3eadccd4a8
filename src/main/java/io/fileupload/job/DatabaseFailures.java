package io.fileupload.job;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that cannot be used at the moment from one that refuses what we ask. */
public final class DatabaseFailures {

    /** SQLite result codes: READONLY, IOERR, FULL, CANTOPEN, BUSY, LOCKED (sqlite.org/rescode.html). */
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(8, 10, 13, 14, 5, 6);

    /** PostgreSQL classes: connection, insufficient resources, operator intervention, system error (Appendix A). */
    private static final Set<String> POSTGRESQL_UNAVAILABLE = Set.of("08", "53", "57", "58");

    private static final int DEPTH = 20;

    private DatabaseFailures() {}

    /** Whether the same may succeed once the disk has room, the lock is gone or the server is back. */
    public static boolean isUnavailable(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isUnavailable(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return true; // none to be had from the pool
        }
        String state = e.getSQLState();
        return state == null || state.length() < 2
                ? SQLITE_UNAVAILABLE.contains(e.getErrorCode() & 0xff)
                : POSTGRESQL_UNAVAILABLE.contains(state.substring(0, 2));
    }
}
