package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;

/** Offers the dialect {@code snowflake}. Thread-safe: it has no state. */
public final class SnowflakeDialectProvider implements DialectProvider {
    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public SnowflakeDialectProvider() {}

    @Override
    public String name() {
        return "snowflake";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("Snowflake");
    }

    /** There is one version, the service's. */
    @Override
    public Dialect dialect(DialectContext context) {
        return new SnowflakeDialect();
    }
}
