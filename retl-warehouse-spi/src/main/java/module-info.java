/** The interface between retl and warehouse dialects, with the SQL rendering they share. */
module io.retl.warehouse.spi {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports io.retl.warehouse.spi;
}
