package io.retl.warehouse.spi;

/**
 * Offers a dialect under a name. Implemented by plug-ins, found with {@link java.util.ServiceLoader}; needs a public
 * constructor without parameters, and must be thread-safe.
 */
public interface DialectProvider {
    /** The name that a definition uses, for example {@code postgres}; lower case, unique on the class path. */
    String name();

    /** Return {@link WarehouseSpi#VERSION}. */
    int spiVersion();

    /** Whether the connected product is one that this dialect was written for. Two providers must not agree. */
    boolean recognises(DialectContext context);

    /**
     * Makes the dialect for a connected product.
     *
     * @throws UnsupportedWarehouseException if the version is one that the dialect cannot serve
     */
    Dialect dialect(DialectContext context);
}
