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

    /**
     * A cluster or a workgroup.
     *
     * @param password of the user {@code retl}
     */
    public static Source redshift(String password) {
        return Source.builder("shop")
                .jdbcUrl("jdbc:redshift://<host>:5439/<database>")
                .user("retl")
                .password(password)
                .build();
    }

    /**
     * An account.
     *
     * @param secret of the user {@code RETL_USER}
     */
    public static Source snowflake(String secret) {
        return Source.builder("shop")
                .jdbcUrl("jdbc:snowflake://<account>.snowflakecomputing.com/?db=SHOP&warehouse=RETL&role=RETL")
                .user("RETL_USER")
                .password(secret)
                .dialect("snowflake")
                .build();
    }
}
