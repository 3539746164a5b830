package io.retl.it;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.Mapping.OnSchemaChange;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.it.NewerH2.Earlier;
import io.retl.plan.PlannedSchemaChange;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upgrade whose dialect computes another checksum sends nothing for it, whatever the mapping says of changed columns. */
class NewerChecksumTest {
    private static final String QUERY = "SELECT id, name FROM people";

    private final RecordingDestination destination = new RecordingDestination();
    private H2Warehouse warehouse;

    @BeforeEach
    void deliverThreePeople() {
        warehouse = H2Warehouse.open();
        warehouse.run("CREATE TABLE people (id INT, name VARCHAR(20))");
        warehouse.run("INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
        try (Retl retl = present()) {
            retl.sync("people").orThrow();
        }
        destination.drain();
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void newerChecksumSendsNothing() {
        try (Retl retl = newer(Earlier.COMPUTED, QUERY, OnSchemaChange.RESEND)) {
            assertThat(retl.plan("people").schemaChange())
                    .contains(new PlannedSchemaChange(OnSchemaChange.REBASE, 3, OptionalLong.of(0)));

            SyncResult result = retl.sync("people").orThrow();

            assertThat(result.rebased()).hasValue(3);
            assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
            assertThat(retl.plan("people").schemaChange()).isEmpty();
            assertThat(retl.sync("people").rebased()).isEmpty();
        }
    }

    @Test
    void rowThatChangedMeanwhileIsSent() {
        warehouse.run("UPDATE people SET name = 'Bo' WHERE id = 2");

        try (Retl retl = newer(Earlier.COMPUTED, QUERY, OnSchemaChange.RESEND)) {
            assertThat(retl.sync("people").orThrow().extracted()).isEqualTo(new SyncResult.Extracted(0, 1, 0, 0, 0));
            assertThat(retl.sync("people").extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        }
    }

    @Test
    void newerChecksumAndNewColumnAreRebasedAtOnce() {
        String wider = "SELECT id, name, id AS number FROM people";

        try (Retl retl = newer(Earlier.COMPUTED, wider, OnSchemaChange.REBASE)) {
            SyncResult result = retl.sync("people").orThrow();

            assertThat(result.rebased()).hasValue(3);
            assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        }
    }

    @Test
    void forgottenChecksumPausesInsteadOfSendingEveryRow() {
        try (Retl retl = newer(Earlier.FORGOTTEN, QUERY, OnSchemaChange.RESEND)) {
            SyncResult result = retl.sync("people");

            assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
            assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.SCHEMA_CHANGED);
            assertThat(result.reason().orElseThrow().message())
                    .contains("have version 1, which this dialect no longer computes; it has version 2");
            assertThat(retl.plan("people").pause())
                    .contains(result.reason().orElseThrow().message());
            assertThat(destination.drain()).isEmpty();
        }
    }

    @Test
    void baselineIsAWayOutOfAForgottenChecksum() {
        try (Retl retl = newer(Earlier.FORGOTTEN, QUERY, OnSchemaChange.RESEND)) {
            retl.sync("people");

            retl.baseline("people");

            assertThat(retl.sync("people").status()).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(retl.sync("people").extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
            assertThat(destination.drain()).isEmpty();
        }
    }

    @Test
    void earlierDialectRefusesNewerChecksums() {
        try (Retl retl = newer(Earlier.COMPUTED, QUERY, OnSchemaChange.RESEND)) {
            retl.sync("people").orThrow();
        }

        try (Retl retl = present()) {
            SyncResult result = retl.sync("people");

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.reason().orElseThrow().message()).contains("have version 2; this retl knows version 1");
        }
    }

    private Retl present() {
        Source.Builder source = Source.builder("shop").dataSource(warehouse.dataSource());
        return Retl.builder()
                .mapping(mapping(source.build(), QUERY, OnSchemaChange.RESEND))
                .build();
    }

    /** After the upgrade. The control store is in the same place, and no checksum is in it. */
    private Retl newer(Earlier earlier, String query, OnSchemaChange policy) {
        Source.Builder source =
                Source.builder("shop").dataSource(warehouse.dataSource()).dialect("newer-h2");
        return Retl.builder()
                .mapping(mapping(source.build(), query, policy))
                .dialectProvider(new NewerH2(earlier))
                .build();
    }

    private Mapping mapping(Source source, String query, OnSchemaChange policy) {
        return Mapping.builder("people")
                .model(Model.builder("people")
                        .source(source)
                        .query(query)
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action(new RecordingAction("upsert", destination))
                        .build())
                .action("upsert")
                .trigger(ChangeKind.values())
                .field("name", column("name"))
                .onSchemaChange(policy)
                .build();
    }
}
