package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.testkit.H2Warehouse;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** H2 reports a column as the type that it was declared with, although two of them are one. */
class DecimalColumnTest {
    @Test
    void decimalsAreNumbersHoweverTheirTypeIsCalled() {
        try (H2Warehouse warehouse = H2Warehouse.open();
                Retl retl = Retl.builder()
                        .model(Model.builder("prices")
                                .source(Source.builder("shop")
                                        .dataSource(warehouse.dataSource())
                                        .build())
                                .query(
                                        "SELECT 1 AS id, CAST(12.50 AS DECIMAL(12, 2)) AS d, CAST(12.50 AS NUMERIC(12, 2)) AS n")
                                .uniqueIdentifier("ID")
                                .build())
                        .build()) {
            assertThat(retl.preview("prices").rows().get(0))
                    .extractingByKeys("D", "N")
                    .isEqualTo(List.of(new BigDecimal("12.50"), new BigDecimal("12.50")));
        }
    }
}
