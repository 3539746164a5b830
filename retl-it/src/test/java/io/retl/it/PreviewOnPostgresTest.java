package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.mapping.Expressions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PreviewOnPostgresTest {
    /** The row with the number 5,000 cannot be computed, so whoever reads so far fails. */
    @Test
    void previewStopsAfterItsRows() {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            postgres.run("CREATE TABLE numbers AS SELECT g AS id FROM generate_series(1, 10000) g");
            Model model = Model.builder("numbers")
                    .source(Source.builder("shop")
                            .dataSource(postgres.dataSource())
                            .build())
                    .query("SELECT id, 100 / (id - 5000) AS share FROM numbers")
                    .uniqueIdentifier("id")
                    .build();
            Mapping mapping = Mapping.builder("numbers-to-crm")
                    .model(model)
                    .destination(Destination.builder("crm")
                            .action("send", (payload, context) -> {})
                            .build())
                    .action("send")
                    .field("share", Expressions.column("share"))
                    .build();

            try (Retl retl = Retl.builder().mapping(mapping).build()) {
                assertThat(retl.preview("numbers").rows()).hasSize(10);
                assertThatThrownBy(() -> retl.sync("numbers-to-crm").orThrow()).hasMessageContaining("22012");
            }
        }
    }
}
