package io.retl.warehouse.spi;

import java.util.List;
import java.util.Objects;

/**
 * What retl sets on a session before it works on it, and gives back afterwards. Implemented by plug-ins; immutable. Auto-commit,
 * isolation, the read-only flag and the schema are none of these: the engine keeps and restores them itself.
 */
public interface SessionSettings {
    /**
     * The queries that read the current values, usually one row with a column per setting; empty when nothing needs restoring.
     */
    List<Sql> current();

    /** The statements that set what retl needs. */
    List<Sql> apply();

    /**
     * The statements that give the session back.
     *
     * @param values what {@link #current()} read: every column of every row, in this order
     */
    List<Sql> restore(List<String> values);

    /** No settings at all. */
    static SessionSettings none() {
        return applying(List.of());
    }

    /** Settings that end with the transaction by themselves. */
    static SessionSettings applying(List<Sql> statements) {
        List<Sql> apply = List.copyOf(Objects.requireNonNull(statements, "statements"));
        return new SessionSettings() {
            @Override
            public List<Sql> current() {
                return List.of();
            }

            @Override
            public List<Sql> apply() {
                return apply;
            }

            @Override
            public List<Sql> restore(List<String> values) {
                return List.of();
            }
        };
    }
}
