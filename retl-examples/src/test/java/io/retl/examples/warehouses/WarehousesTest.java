package io.retl.examples.warehouses;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarehousesTest {
    @Test
    void sourcesNameTheirProductAndNoSecret() {
        List<Source> sources =
                List.of(Warehouses.duckDb(), Warehouses.redshift("p4ssw0rd"), Warehouses.snowflake("p4ssw0rd"));

        assertThat(sources)
                .extracting(Source::toString)
                .satisfiesExactly(
                        text -> assertThat(text).contains("jdbc:duckdb:***"),
                        text -> assertThat(text).contains("jdbc:redshift:***").doesNotContain("p4ssw0rd"),
                        text -> assertThat(text).contains("jdbc:snowflake:***").doesNotContain("p4ssw0rd"));
    }
}
