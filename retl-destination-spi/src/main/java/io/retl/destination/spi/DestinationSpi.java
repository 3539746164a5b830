package io.retl.destination.spi;

/** The version of this interface. Thread-safe: it has no state. */
public final class DestinationSpi {
    /**
     * The version that {@link DestinationProvider#spiVersion()} returns. The compiler copies the value into the
     * plug-in, so the engine can tell which version a plug-in was built for.
     */
    public static final int VERSION = 1;

    private DestinationSpi() {}
}
