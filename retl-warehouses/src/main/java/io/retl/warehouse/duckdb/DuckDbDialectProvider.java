package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offers the dialect {@code duckdb} for DuckDB 2.x. Thread-safe: it has no state. */
public final class DuckDbDialectProvider implements DialectProvider {
    /** Earlier ones have other functions for hashes and lists. */
    private static final int OLDEST_VERSION = 2;

    /** The driver's own number for the major version is 1 whatever the engine is; the text is right. */
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\..*");

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public DuckDbDialectProvider() {}

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("DuckDB");
    }

    @Override
    public Dialect dialect(DialectContext context) {
        Matcher version = VERSION.matcher(context.productVersion());
        if (version.matches() && Integer.parseInt(version.group(1)) < OLDEST_VERSION) {
            throw new UnsupportedWarehouseException(
                    "The database is DuckDB %s; retl needs %s.0 or later. Upgrade the driver, which holds the engine."
                            .formatted(context.productVersion(), OLDEST_VERSION));
        }
        return new DuckDbDialect();
    }
}
