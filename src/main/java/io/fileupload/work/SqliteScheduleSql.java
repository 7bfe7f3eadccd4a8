package io.fileupload.work;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/** SQLite has timestamps without a zone, and limits its answers in words of its own. */
final class SqliteScheduleSql extends DefaultJdbcCustomization {

    SqliteScheduleSql() {
        super(true);
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }

    @Override
    public String getName() {
        return "SQLite";
    }
}
