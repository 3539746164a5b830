package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A database whose owner runs exactly the statements that retl printed, and a user who may do nothing else. */
final class LeastPrivilege {
    private final DataSource owner;
    private final DataSource user;
    private final RecordingDestination crm = new RecordingDestination();

    /**
     * Makes the shop's table.
     *
     * @param owner the owner of the database
     * @param user a user who may connect and do nothing else
     */
    LeastPrivilege(DataSource owner, DataSource user) {
        this.owner = owner;
        this.user = user;
        SharedPostgres.run(
                owner,
                "CREATE SCHEMA shop",
                "CREATE TABLE shop.customers (id INT, name VARCHAR(20))",
                "INSERT INTO shop.customers VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
    }

    /** Syncs in vain, grants what is printed with the placeholders filled in, and syncs every kind of change. */
    void play(Map<String, String> placeholders) {
        try (Retl retl = retl(user)) {
            SyncResult refused = retl.sync("customers-to-crm");
            assertThat(refused.status()).isEqualTo(SyncStatus.PAUSED);
            assertThat(refused.reason().orElseThrow().code()).isEqualTo(ErrorCode.CONTROL_STORE);
            grant(retl.grants("shop"), placeholders);

            assertThat(retl.sync("customers-to-crm").orThrow().extracted())
                    .isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
            SharedPostgres.run(
                    owner,
                    "UPDATE shop.customers SET name = 'Eva' WHERE id = 1",
                    "DELETE FROM shop.customers WHERE id = 2",
                    "INSERT INTO shop.customers VALUES (4, 'Dai'), (5, 'Fay'), (5, 'Foe')");
            assertThat(retl.sync("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 1, 2, 0));
            retl.reset("customers-to-crm");
            assertThat(retl.sync("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 2, 0));
        }
        assertThat(crm.view()).containsOnlyKeys("1", "3", "4");
    }

    /**
     * Plans with the right to SELECT alone: before there is state, beside state that may not be read, and over state that
     * may.
     *
     * @param readModel the statements that let the user read the model
     * @param readState the statements that let the user read the state schema
     */
    void plan(List<String> readModel, List<String> readState) {
        readModel.forEach(statement -> SharedPostgres.run(owner, statement));
        try (Retl reader = retl(user);
                Retl writer = retl(owner)) {
            assertThat(reader.plan("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
            assertThat(reader.preview("customers").rows()).hasSize(3);

            writer.sync("customers-to-crm").orThrow();
            assertThat(reader.plan("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));

            readState.forEach(statement -> SharedPostgres.run(owner, statement));
            assertThat(reader.plan("customers-to-crm").extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
            SharedPostgres.run(
                    owner,
                    "UPDATE shop.customers SET name = 'Eva' WHERE id = 1",
                    "DELETE FROM shop.customers WHERE id = 2",
                    "INSERT INTO shop.customers VALUES (4, 'Dai'), (5, 'Fay'), (5, 'Foe')");
            assertThat(reader.plan("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 1, 2, 0));
            assertThat(writer.sync("customers-to-crm").extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 1, 2, 0));
        }
    }

    /** Runs the printed statements, those in comments too: they are the ones whose placeholders a person fills in. */
    private void grant(List<String> printed, Map<String, String> placeholders) {
        for (String line : printed) {
            String statement = line.startsWith("--") ? line.substring(2).strip() : line;
            for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
                statement = statement.replace(placeholder.getKey(), placeholder.getValue());
            }
            boolean isRemark = statement.endsWith(":") || statement.endsWith(".");
            if (!isRemark && !statement.startsWith("CREATE ROLE") && !statement.startsWith("CREATE USER")) {
                SharedPostgres.run(owner, statement);
            }
        }
    }

    private Retl retl(DataSource dataSource) {
        Source source = Source.builder("shop").dataSource(dataSource).build();
        Model model = Model.builder("customers")
                .source(source)
                .query("SELECT id, name FROM shop.customers")
                .uniqueIdentifier("id")
                .build();
        return Retl.builder()
                .mapping(Mapping.builder("customers-to-crm")
                        .model(model)
                        .destination(Destination.builder("crm")
                                .action(new RecordingAction("send", crm))
                                .build())
                        .action("send")
                        .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED)
                        .field("name", Expressions.column("name"))
                        .build())
                .build();
    }
}
