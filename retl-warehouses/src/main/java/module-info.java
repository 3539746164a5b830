/** The dialects that come with retl. They see the interface for warehouses and nothing else of retl. */
module io.retl.warehouses {
    requires transitive io.retl.warehouse.spi;
    requires static transitive org.jspecify;

    exports io.retl.warehouse.duckdb;
    exports io.retl.warehouse.h2;
    exports io.retl.warehouse.postgres;

    provides io.retl.warehouse.spi.DialectProvider with
            io.retl.warehouse.duckdb.DuckDbDialectProvider,
            io.retl.warehouse.h2.H2DialectProvider,
            io.retl.warehouse.postgres.PostgresDialectProvider;
}
