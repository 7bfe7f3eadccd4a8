package io.fileupload.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** A timed-out {@code BEGIN IMMEDIATE} leaves its connection unusable, so the pool must drop it. */
public class EvictWhenBusy implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
        return busy ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
