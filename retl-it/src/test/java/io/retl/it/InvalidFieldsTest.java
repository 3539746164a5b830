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
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import org.junit.jupiter.api.Test;

/** Rows that are not what an action takes fail alone, are listed, and go out once they are corrected. */
class InvalidFieldsTest {
    private final H2Warehouse warehouse = H2Warehouse.open();
    private final ScriptedServer server = ScriptedServer.open();

    private Retl retl() {
        server.otherwise(request -> ScriptedServerAnswer.status(200).body("{}"));
        warehouse.run("CREATE TABLE purchase (id INT PRIMARY KEY, name VARCHAR)");
        warehouse.run("INSERT INTO purchase VALUES (1, 'bought'), (2, NULL), (3, ''), (4, 'sold')");
        return Retl.builder()
                .mapping(Mapping.builder("purchases")
                        .model(Model.builder("purchases")
                                .source(Source.builder("shop")
                                        .dataSource(warehouse.dataSource())
                                        .build())
                                .query("SELECT id, name FROM purchase")
                                .uniqueIdentifier("id")
                                .build())
                        .destination(Destination.builder("cdp")
                                .type("segment")
                                .setting("source_write_key", "key")
                                .setting("baseUrl", server.url(""))
                                .build())
                        .action("sendTrack")
                        .field("user_id", recordId())
                        .field("event_name", column("name"))
                        .field("enable_batching", literal(true))
                        .build())
                .build();
    }

    @Test
    void rowsThatAreNotWhatTheActionTakesAreListedAndTheOthersDelivered() {
        try (warehouse;
                server;
                Retl retl = retl()) {
            SyncResult first = retl.sync("purchases");
            warehouse.run("UPDATE purchase SET name = 'returned' WHERE name IS NULL OR name = ''");
            SyncResult second = retl.sync("purchases");

            assertThat(first.status()).isEqualTo(SyncStatus.PARTIAL);
            assertThat(first.loaded().delivered()).isEqualTo(2);
            assertThat(retl.failures("purchases", 1))
                    .extracting(FailedRecord::recordId, FailedRecord::code)
                    .contains(tuple("2", ErrorCode.FIELDS_INVALID))
                    .hasSize(2);
            assertThat(retl.failures("purchases", 1).get(0).reason())
                    .isEqualTo("The root value is missing the required field 'event_name'.");
            assertThat(second.status()).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(second.loaded().delivered()).isEqualTo(2);
        }
    }
}
