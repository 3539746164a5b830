/** Templates in Liquid, for the directive {@code @liquid}. */
module io.retl.liquid {
    requires transitive io.retl.core;
    requires static transitive org.jspecify;
    requires liqp;

    exports io.retl.liquid;

    provides io.retl.mapping.spi.LiquidEngine with
            io.retl.liquid.LiqpEngine;
}
