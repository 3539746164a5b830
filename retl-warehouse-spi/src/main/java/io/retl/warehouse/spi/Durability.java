package io.retl.warehouse.spi;

import java.util.Objects;

/**
 * What keeps the commits of a database from lasting when its process is killed. Immutable.
 *
 * @param find a query that returns a row if commits may be lost
 * @param mend a statement after which they are not; run only on a database that retl opened itself
 * @param fix how the host mends it, as a sentence
 */
public record Durability(Sql find, Sql mend, String fix) {
    /** Refuses nulls. */
    public Durability {
        Objects.requireNonNull(find, "find");
        Objects.requireNonNull(mend, "mend");
        Objects.requireNonNull(fix, "fix");
    }
}
