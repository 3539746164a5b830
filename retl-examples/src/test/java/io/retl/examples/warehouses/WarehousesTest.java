package io.retl.examples.warehouses;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Source;
import org.junit.jupiter.api.Test;

class WarehousesTest {
    @Test
    void sourceNamesItsProduct() {
        Source source = Warehouses.duckDb();

        assertThat(source.toString()).startsWith("Source[shop, jdbcUrl=jdbc:duckdb:***, dialect=duckdb");
    }
}
