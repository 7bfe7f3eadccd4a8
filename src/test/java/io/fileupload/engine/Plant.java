package io.fileupload.engine;

import io.fileupload.storage.InMemoryObjectStore;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.jdbc.core.JdbcTemplate;

/** A bug that is put into the engine from outside, to see whether the checks find it. */
interface Plant {
    Plant NOTHING = new Plant() {};

    default void prepare(JdbcTemplate jdbc) {}

    /** A statement as it is executed instead. */
    default String sql(String sql) {
        return sql;
    }

    /** What happens instead of a call. */
    default MethodInterceptor call() {
        return MethodInvocation::proceed;
    }

    default LabStore store(InMemoryObjectStore twin) {
        return new LabStore(twin);
    }
}
