package io.retl.warehouse.spi;

/**
 * The product at the other end of a connection, as its driver reports it. Implemented by retl; immutable.
 *
 * @param productName the driver's name for the product, for example {@code PostgreSQL}
 * @param productVersion the driver's text for its version
 * @param majorVersion the major version
 * @param minorVersion the minor version
 */
public record DialectContext(String productName, String productVersion, int majorVersion, int minorVersion) {}
