package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.Locale;

/** Offers the dialect {@code redshift} for Amazon Redshift, provisioned or serverless. Thread-safe: it has no state. */
public final class RedshiftDialectProvider implements DialectProvider {
    /** What the server says for ever to drivers of PostgreSQL. */
    private static final String VERSION = "8.0.2";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public RedshiftDialectProvider() {}

    @Override
    public String name() {
        return "redshift";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    /** The product's own driver calls it Redshift, PostgreSQL's driver calls it PostgreSQL. */
    @Override
    public boolean recognises(DialectContext context) {
        String version = context.productVersion().toLowerCase(Locale.ROOT);
        return switch (context.productName()) {
            case "Redshift" -> true;
            case "PostgreSQL" -> version.equals(VERSION) || version.contains("redshift");
            default -> false;
        };
    }

    @Override
    public Dialect dialect(DialectContext context) {
        return new RedshiftDialect();
    }
}
