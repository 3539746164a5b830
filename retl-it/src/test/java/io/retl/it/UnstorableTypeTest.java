package io.retl.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A column that no table can hold is refused when the model is read, not when the delta is made. */
@Tag("postgres")
class UnstorableTypeTest {
    @Test
    void anonymousRowIsRefusedBeforeAnythingRuns() {
        try (SharedPostgres postgres = SharedPostgres.open();
                Retl retl = Retl.builder()
                        .model(Model.builder("pairs")
                                .source(Source.builder("shop")
                                        .jdbcUrl(postgres.jdbcUrl())
                                        .user(SharedPostgres.ADMIN)
                                        .build())
                                .query("SELECT 1 AS id, ROW(1, 'a') AS pair")
                                .uniqueIdentifier("id")
                                .build())
                        .build()) {
            assertThatThrownBy(() -> retl.testModel("pairs"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "Source 'shop': The query has a column of the type record, which no table can hold. Cast it"
                                    + " to text, or leave it out.");
        }
    }
}
