/** The engine and the interface for host applications. */
module io.retl.core {
    requires transitive io.retl.warehouse.spi;
    requires transitive io.retl.destination.spi;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires io.github.bucket4j.core;
    requires org.apache.commons.dbcp2;
    requires org.slf4j;

    exports io.retl;
    exports io.retl.definition;
    exports io.retl.event;
    exports io.retl.mapping;
    exports io.retl.mapping.spi;
    exports io.retl.plan;
    exports io.retl.sync;

    uses io.retl.warehouse.spi.DialectProvider;
    uses io.retl.destination.spi.DestinationProvider;
    uses io.retl.mapping.spi.LiquidEngine;
}
