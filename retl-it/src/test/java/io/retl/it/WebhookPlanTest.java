package io.retl.it;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.recordId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.RequestPreview;
import io.retl.mapping.Expression;
import io.retl.plan.SyncPlan;
import io.retl.sync.FailedRecord;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import org.junit.jupiter.api.Test;

/** A plan shows the requests that the webhook would send, in the order in which they would leave. */
class WebhookPlanTest {
    private final H2Warehouse warehouse = H2Warehouse.open();

    private Retl retl(Expression url) {
        warehouse.run("CREATE TABLE people (id INT PRIMARY KEY, url VARCHAR)");
        Mapping mapping = Mapping.builder("people-to-hook")
                .model(Model.builder("people")
                        .source(Source.builder("shop")
                                .dataSource(warehouse.dataSource())
                                .build())
                        .query("SELECT id, url FROM people")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("hook")
                        .type("webhook")
                        .setting("allowedHosts", "hooks.example.com")
                        .build())
                .action("send")
                .trigger(ChangeKind.values())
                .field("url", url)
                .field("batch_size", literal(10))
                .field("data", recordId())
                .build();
        return Retl.builder().mapping(mapping).build();
    }

    @Test
    void rowWhoseAddressIsRefusedHidesNoOther() {
        try (warehouse;
                Retl retl = retl(column("url"))) {
            warehouse.run(
                    "INSERT INTO people VALUES (1, 'https://hooks.example.com/a'), (2, 'https://evil.example.com/b'),"
                            + " (3, 'https://hooks.example.com/c')");

            SyncPlan plan = retl.plan("people-to-hook");

            assertThat(plan.requests())
                    .extracting(RequestPreview::body)
                    .containsExactlyInAnyOrder("[\"1\"]", "[\"3\"]");
            assertThat(plan.refused())
                    .extracting(FailedRecord::recordId, FailedRecord::code)
                    .containsExactly(tuple("2", ErrorCode.RECORD_REJECTED));
            assertThat(plan.warnings()).isEmpty();
        }
    }

    @Test
    void deletesLeaveBeforeTheOthersAndInABatchOfTheirOwn() {
        try (warehouse;
                ScriptedServer server = ScriptedServer.open();
                Retl retl = retl(literal(server.url("/in")))) {
            server.otherwise(request -> ScriptedServerAnswer.status(204));
            warehouse.run("INSERT INTO people VALUES (1, 'a'), (2, 'b')");
            retl.sync("people-to-hook").orThrow();
            warehouse.run("DELETE FROM people WHERE id = 1");
            warehouse.run("INSERT INTO people VALUES (3, 'c')");

            SyncPlan plan = retl.plan("people-to-hook");
            retl.sync("people-to-hook").orThrow();

            assertThat(plan.requests()).extracting(RequestPreview::body).containsExactly("[\"1\"]", "[\"3\"]");
            assertThat(server.requests().subList(1, 3))
                    .extracting(request -> request.text())
                    .containsExactly("[\"1\"]", "[\"3\"]");
        }
    }
}
