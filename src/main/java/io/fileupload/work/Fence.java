package io.fileupload.work;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets only the present owner of a piece of work write. Asked inside the transaction of the write: on PostgreSQL the
 * answer stays true until it ends, since the row is locked; SQLite has one writer anyway.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Fence {

    private final JdbcTemplate jdbc;
    private final String lock;

    Fence(JdbcTemplate jdbc, @Value("${database.sqlite}") boolean sqlite) {
        this.jdbc = jdbc;
        this.lock = sqlite ? "" : " for share";
    }

    /** Those of them that still have their work. */
    public Set<Owner> current(Collection<Owner> owners) {
        Map<Work, Set<String>> instances = owners.stream()
                .collect(Collectors.groupingBy(
                        Owner::work,
                        () -> new EnumMap<>(Work.class),
                        Collectors.mapping(Owner::instance, Collectors.toSet())));
        Set<Owner> current = new HashSet<>(owners);
        instances.forEach((work, asked) -> {
            Set<Owner> picked = picked(work, asked);
            current.removeIf(owner -> owner.work() == work && !picked.contains(owner));
        });
        return current;
    }

    /** @throws NotOwnerException if someone else has it */
    public void require(Owner owner) {
        if (current(Set.of(owner)).isEmpty()) {
            throw NotOwnerException.of(owner);
        }
    }

    private Set<Owner> picked(Work work, Set<String> instances) {
        String sql =
                "select task_instance, version from %s where task_name = ? and picked = ? and task_instance in (%s)"
                        .formatted(work.table(), String.join(",", Collections.nCopies(instances.size(), "?")));
        Object[] arguments = Stream.concat(Stream.of(work.task().getTaskName(), true), instances.stream())
                .toArray();
        return Set.copyOf(
                jdbc.query(sql + lock, (row, i) -> new Owner(work, row.getString(1), row.getLong(2)), arguments));
    }
}
