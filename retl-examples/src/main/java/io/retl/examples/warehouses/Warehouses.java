package io.retl.examples.warehouses;

import io.retl.Source;

/** A source for each warehouse; the driver is on the host's class path. Nothing connects before it is used. */
public final class Warehouses {
    private Warehouses() {}

    /** A file, which no other process may have open. */
    public static Source duckDb() {
        return Source.builder("shop")
                .jdbcUrl("jdbc:duckdb:/data/warehouse.duckdb")
                .dialect("duckdb")
                .build();
    }
}
