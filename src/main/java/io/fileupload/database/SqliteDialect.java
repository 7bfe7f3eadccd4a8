package io.fileupload.database;

import java.sql.Types;
import org.hibernate.community.dialect.SQLiteDialect;

/** SQLite keeps every integer in one type, so an {@code INTEGER} column is a valid {@code long}. */
public class SqliteDialect extends SQLiteDialect {

    @Override
    public boolean equivalentTypes(int typeCode1, int typeCode2) {
        return super.equivalentTypes(typeCode1, typeCode2) || (isInteger(typeCode1) && isInteger(typeCode2));
    }

    private static boolean isInteger(int typeCode) {
        return typeCode == Types.INTEGER || typeCode == Types.BIGINT || typeCode == Types.BOOLEAN;
    }
}
