package io.fileupload.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/**
 * Drops connections that a failure leaves unusable: a timed-out {@code BEGIN IMMEDIATE}, and a full or failing disk, on
 * which SQLite rolls back by itself while the driver still believes in a transaction.
 */
public class EvictWhenBroken implements SQLExceptionOverride {

    private static final Set<Integer> BREAKING = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code);

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        boolean broken = BREAKING.contains(e.getErrorCode() & 0xff)
                || String.valueOf(e.getMessage()).contains("no transaction is active");
        return broken ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
