package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;

/** Offers the dialect {@code databricks} for SQL warehouses and clusters with Unity Catalog. Thread-safe: it has no state. */
public final class DatabricksDialectProvider implements DialectProvider {
    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public DatabricksDialectProvider() {}

    @Override
    public String name() {
        return "databricks";
    }

    @Override
    public int spiVersion() {
        return WarehouseSpi.VERSION;
    }

    /** The driver calls the product SparkSQL. Its version is that of an interface, not of the runtime, and decides nothing. */
    @Override
    public boolean recognises(DialectContext context) {
        return context.productName().equals("SparkSQL") || context.productName().equals("Databricks");
    }

    @Override
    public Dialect dialect(DialectContext context) {
        return new DatabricksDialect();
    }
}
