package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import io.retl.warehouse.spi.WarehouseSpi;

/** Offers the dialect {@code h2} for H2 2.x. Thread-safe: it has no state. */
public final class H2DialectProvider implements DialectProvider {
    /** Version 1 has other types and another MERGE. */
    private static final int OLDEST_VERSION = 2;

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public H2DialectProvider() {}

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("H2");
    }

    @Override
    public Dialect dialect(DialectContext context) {
        if (context.majorVersion() < OLDEST_VERSION) {
            throw new UnsupportedWarehouseException("The database is H2 %s; retl needs %s.0 or later. Upgrade H2."
                    .formatted(context.productVersion(), OLDEST_VERSION));
        }
        return new H2Dialect();
    }
}
