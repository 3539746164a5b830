/** Contract tests for warehouse dialects, a recording destination and an in-memory warehouse, for plug-in authors. */
module io.retl.testkit {
    requires transitive io.retl.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports io.retl.testkit;
    exports io.retl.testkit.contract;

    opens io.retl.testkit.contract to
            org.junit.platform.commons;
}
