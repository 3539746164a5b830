package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.List;
import java.util.Locale;

/** Offers the dialect {@code postgres} for PostgreSQL 15 and later. Thread-safe: it has no state. */
public final class PostgresDialectProvider implements DialectProvider {
    /** The fold is a MERGE, which came with 15. */
    private static final int OLDEST_VERSION = 15;

    /**
     * What products that speak PostgreSQL's protocol put into their version. The driver calls all of them PostgreSQL,
     * but they hash, number or merge in other ways.
     */
    private static final List<String> RELATIVES =
            List.of("redshift", "cockroach", "-yb-", "yugabyte", "greenplum", "materialize", "risingwave");

    /** Amazon Redshift says so for ever. */
    private static final String REDSHIFT_VERSION = "8.0.2";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public PostgresDialectProvider() {}

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        String version = context.productVersion().toLowerCase(Locale.ROOT);
        return context.productName().equals("PostgreSQL")
                && !version.equals(REDSHIFT_VERSION)
                && RELATIVES.stream().noneMatch(version::contains);
    }

    @Override
    public Dialect dialect(DialectContext context) {
        if (context.majorVersion() < OLDEST_VERSION) {
            throw new UnsupportedWarehouseException(
                    ("The server is PostgreSQL %s; retl needs %s or later, because it folds with MERGE. "
                                    + "Upgrade the server.")
                            .formatted(context.productVersion(), OLDEST_VERSION));
        }
        return new PostgresDialect();
    }
}
