package io.retl.warehouse.spi;

/**
 * How large what a sync reads may be. Immutable.
 *
 * @param columnBytes the most bytes of one column of a record as UTF-8 JSON, at least 1
 * @param recordBytes the most bytes of a record as UTF-8 JSON, at least 1
 */
public record SizeLimits(long columnBytes, long recordBytes) {
    /** Checks the ranges. */
    public SizeLimits {
        if (columnBytes < 1 || recordBytes < 1) {
            throw new IllegalArgumentException("columnBytes " + columnBytes + ", recordBytes " + recordBytes);
        }
    }
}
