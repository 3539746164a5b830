package io.retl.warehouse.spi;

/** The version of this interface. Thread-safe: it has no state. */
public final class WarehouseSpi {
    /**
     * The version that {@link DialectProvider#spiVersion()} returns. The compiler copies the value into the plug-in, so
     * the engine can tell which version a plug-in was built for.
     */
    public static final int VERSION = 1;

    private WarehouseSpi() {}
}
