package io.retl.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A host's habit of setting up its sessions. Immutable and thread-safe.
 *
 * @param name what a test report calls it
 * @param statements run on a connection before retl gets it: time zone, date style, collation, whatever may change how a
 *     value is written or compared
 */
public record SessionProfile(String name, List<String> statements) {
    /** Copies the list. */
    public SessionProfile {
        Objects.requireNonNull(name, "name");
        statements = List.copyOf(statements);
    }

    /** A profile with the given statements. */
    public static SessionProfile of(String name, String... statements) {
        return new SessionProfile(name, Arrays.asList(statements));
    }
}
