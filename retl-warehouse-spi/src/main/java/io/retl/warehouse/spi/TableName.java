package io.retl.warehouse.spi;

import java.util.Objects;

/**
 * A table or sequence in the state schema. Immutable; its parts are raw names, quoted only by {@link Naming}.
 *
 * @param schema the schema
 * @param name the name within it
 */
public record TableName(String schema, String name) {
    /** Checks that nothing is missing. */
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }
}
