package io.fileupload.job;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.StandardBasicTypes;

/**
 * {@code path_start(path)} in queries: what the database's indexes hold of a path. PostgreSQL's cannot hold one of more
 * than 2,704 bytes, so there it is the beginning, and SQLite's hold any. Sort and compare by it first and then by the
 * path itself, and the order is that of the paths.
 */
public class PathStart implements FunctionContributor {

    private static final int CHARACTERS = 600;

    /** In Java, as PostgreSQL has it. */
    static String of(String path) {
        return path.codePointCount(0, path.length()) <= CHARACTERS
                ? path
                : path.substring(0, path.offsetByCodePoints(0, CHARACTERS));
    }

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        boolean cut = functions.getDialect() instanceof PostgreSQLDialect;
        functions
                .getFunctionRegistry()
                .patternDescriptorBuilder("path_start", cut ? "left(?1, " + CHARACTERS + ")" : "?1")
                .setExactArgumentCount(1)
                .setInvariantType(
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.STRING))
                .register();
    }
}
