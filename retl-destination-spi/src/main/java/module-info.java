/** The interface between retl and its destinations. */
module io.retl.destination.spi {
    requires static transitive org.jspecify;

    exports io.retl.destination.spi;
}
