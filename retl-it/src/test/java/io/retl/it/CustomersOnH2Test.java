package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.H2Warehouse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomersOnH2Test {
    @Test
    void fiftyNineCustomersThenNothingThenExactlyTheEdits() throws Exception {
        List<List<@Nullable String>> customers = Csv.rowsOf("customers.csv");
        assertThat(customers).hasSize(59);

        try (H2Warehouse warehouse = H2Warehouse.open()) {
            new CustomerScenario(warehouse.dataSource(), customers).play();
        }
    }
}
