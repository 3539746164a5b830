package io.retl.warehouse.spi;

/** The connected product, or something the model asks of it, is beyond what the dialect can serve. */
public final class UnsupportedWarehouseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is not supported and what would be.
     *
     * @param message what happened, which value, how to fix it
     */
    public UnsupportedWarehouseException(String message) {
        super(message);
    }
}
