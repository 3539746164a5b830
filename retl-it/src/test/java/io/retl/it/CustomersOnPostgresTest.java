package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class CustomersOnPostgresTest {
    @Test
    void fiftyNineCustomersThenNothingThenExactlyTheEdits() throws Exception {
        List<List<@Nullable String>> customers = Csv.rowsOf("customers.csv");
        assertThat(customers).hasSize(59);

        try (SharedPostgres postgres = SharedPostgres.open()) {
            new CustomerScenario(postgres.dataSource(), customers).play();
        }
    }
}
