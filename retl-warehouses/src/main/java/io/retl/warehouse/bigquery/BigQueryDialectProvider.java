package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;
import java.util.Locale;

/** Offers the dialect {@code bigquery} for Google BigQuery and GoogleSQL. Thread-safe: it has no state. */
public final class BigQueryDialectProvider implements DialectProvider {
    /** Google's driver and that of Simba say {@code Google BigQuery}. */
    private static final String PRODUCT = "bigquery";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public BigQueryDialectProvider() {}

    @Override
    public String name() {
        return PRODUCT;
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().toLowerCase(Locale.ROOT).replace(" ", "").contains(PRODUCT);
    }

    /** The product has no versions. */
    @Override
    public Dialect dialect(DialectContext context) {
        return new BigQueryDialect();
    }
}
