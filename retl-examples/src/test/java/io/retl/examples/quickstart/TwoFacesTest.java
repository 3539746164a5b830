package io.retl.examples.quickstart;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.definition.Definitions;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the pages on mappings and definitions, as a host writes it. */
class TwoFacesTest {
    @TempDir
    private Path directory;

    @Test
    void fluentAndJsonExpressionsStandSideBySide() {
        List<Payload> inbox = new ArrayList<>();
        Source shop = Source.builder("shop").dataSource(ShopDatabase.open()).build();
        Mapping mapping = Mapping.builder("customers_to_crm")
                .model(Model.builder("customers")
                        .source(shop)
                        .query("SELECT id, email, plan FROM customers WHERE id = 1")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action("upsert", (contact, context) -> inbox.add(contact))
                        .build())
                .action("upsert")
                .field("email", column("email"))
                .field("traits", directives(Map.of("plan", Map.of("@path", "$.properties.plan"))))
                .build();

        try (Retl retl = Retl.builder().mapping(mapping).build()) {
            retl.sync("customers_to_crm").orThrow();
        }

        assertThat(inbox)
                .singleElement()
                .extracting(Payload::fields)
                .isEqualTo(Map.of("email", "ada@example.com", "traits", Map.of("plan", "pro")));
    }

    @Test
    void definitionsBuildARetl() throws IOException {
        Path file = Files.writeString(
                directory.resolve("retl.json"), """
                {"sources": [{"id": "shop", "jdbcUrl": "jdbc:h2:mem:%s"}],
                 "models": [{"id": "one", "source": "shop", "query": "SELECT 1 AS id", "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "crm", "type": "outbox", "settings": {"file": "%s"}}],
                 "mappings": [{"id": "customers_to_crm", "model": "one", "destination": "crm", "action": "append",
                   "fields": {"line": {"@template": "row {{__segment_id}}"}}}]}
                """.formatted(UUID.randomUUID(), directory.resolve("outbox.txt")));

        Definitions definitions = Definitions.read(file);
        try (Retl retl = definitions.build()) {
            assertThat(retl.sync("customers_to_crm").status()).isEqualTo(SyncStatus.SUCCEEDED);
        }

        assertThat(directory.resolve("outbox.txt")).content().contains("row 1");
    }
}
