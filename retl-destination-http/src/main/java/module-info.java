/** What destinations over HTTP are built with, the built-in ones and those of others alike. */
module io.retl.destination.http {
    requires transitive io.retl.destination.spi;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires java.net.http;

    exports io.retl.destination.http;
}
