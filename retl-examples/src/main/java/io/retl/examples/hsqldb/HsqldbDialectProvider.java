package io.retl.examples.hsqldb;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import io.retl.warehouse.spi.WarehouseSpi;

/** Offers the dialect {@code hsqldb} for HSQLDB 2.7 and later. Thread-safe: it has no state. */
public final class HsqldbDialectProvider implements DialectProvider {
    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public HsqldbDialectProvider() {}

    @Override
    public String name() {
        return "hsqldb";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("HSQL Database Engine");
    }

    /** Older versions run functions in Java without asking who may; a dialect refuses what nobody tried it on. */
    @Override
    public Dialect dialect(DialectContext context) {
        if (context.majorVersion() < 2 || (context.majorVersion() == 2 && context.minorVersion() < 7)) {
            throw new UnsupportedWarehouseException(
                    "The database is HSQLDB %s; this dialect needs 2.7 or later. Upgrade it."
                            .formatted(context.productVersion()));
        }
        return new HsqldbDialect();
    }
}
