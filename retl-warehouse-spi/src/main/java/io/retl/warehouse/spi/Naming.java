package io.retl.warehouse.spi;

import java.util.Objects;

/** How a product quotes names and how long they may be. Implemented by plug-ins; immutable. */
public interface Naming {
    /** The name between this product's quotes, with every quote inside it escaped; no name may break out. */
    String quote(String name);

    /** The most UTF-8 bytes of a table name; longer ones are shortened with a hash before they get here. */
    int maxNameBytes();

    /**
     * Whether a table may have a name and is listed under exactly that; default true. The tables of a mapping whose id the
     * product does not keep, because it takes no such characters or folds their case, are named after a hash of it.
     */
    default boolean keeps(String name) {
        Objects.requireNonNull(name, "name");
        return true;
    }

    /** The quoted schema and name. */
    default String quote(TableName table) {
        Objects.requireNonNull(table, "table");
        return quote(table.schema()) + "." + quote(table.name());
    }

    /** Names between double quotes, as standard SQL has it. */
    static Naming standard(int maxNameBytes) {
        return new Naming() {
            @Override
            public String quote(String name) {
                if (Objects.requireNonNull(name, "name").indexOf('\0') >= 0) {
                    throw new UnsupportedWarehouseException(
                            "A name holds the character NUL, which no quote can carry.");
                }
                return '"' + name.replace("\"", "\"\"") + '"';
            }

            @Override
            public int maxNameBytes() {
                return maxNameBytes;
            }
        };
    }
}
