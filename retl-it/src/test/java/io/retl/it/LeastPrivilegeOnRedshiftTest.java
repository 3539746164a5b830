package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user of the stand-in who may do what retl prints and nothing else. */
@Tag("redshift")
class LeastPrivilegeOnRedshiftTest {
    private final H2Warehouse controlStore = H2Warehouse.open();
    private final RedshiftStandIn standIn = RedshiftStandIn.open();
    private final String role = "App_of_" + standIn.postgres().database();

    @BeforeEach
    void makeAUserWithoutRights() {
        standIn.postgres()
                .run(
                        "REVOKE ALL ON DATABASE " + standIn.postgres().database() + " FROM PUBLIC",
                        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                        "CREATE ROLE \"" + role + "\" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                        "GRANT CONNECT ON DATABASE " + standIn.postgres().database() + " TO \"" + role + '"',
                        "CREATE SCHEMA shop",
                        "CREATE TABLE shop.customers (id INT, name VARCHAR(20))",
                        "INSERT INTO shop.customers VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
    }

    @AfterEach
    void dropAll() {
        standIn.postgres().run("DROP OWNED BY \"" + role + "\" CASCADE", "DROP ROLE \"" + role + '"');
        standIn.close();
        controlStore.close();
    }

    @Test
    void printedRightsAreEnough() {
        try (Retl retl = retl(role)) {
            assertThat(retl.sync("Customers-to-CRM").status()).isEqualTo(SyncStatus.FAILED);
            grant(retl.grants("shop"));

            assertThat(retl.sync("Customers-to-CRM").orThrow().extracted())
                    .isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
            edit();
            assertThat(retl.sync("Customers-to-CRM").extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 1, 2, 0));
            assertThat(retl.sync("Customers-to-CRM").extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 2, 0));
        }
    }

    @Test
    void stateThatMayNotBeReadIsKnownFromTheRefusal() {
        standIn.postgres()
                .run(
                        "GRANT USAGE ON SCHEMA shop TO \"" + role + '"',
                        "GRANT SELECT ON shop.customers TO \"" + role + '"');
        try (Retl reader = retl(role);
                Retl writer = retl(SharedPostgres.ADMIN)) {
            writer.sync("Customers-to-CRM").orThrow();

            assertThat(reader.plan("Customers-to-CRM").extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
        }
    }

    private void edit() {
        standIn.postgres()
                .run(
                        "UPDATE shop.customers SET name = 'Eva' WHERE id = 1",
                        "DELETE FROM shop.customers WHERE id = 2",
                        "INSERT INTO shop.customers VALUES (4, 'Dai'), (5, 'Fay'), (5, 'Foe')");
    }

    /** Runs the printed statements, those in comments too: they are the ones whose placeholders a person fills in. */
    private void grant(List<String> printed) {
        printed.stream()
                .map(line -> line.startsWith("--") ? line.substring(2).strip() : line)
                .map(line -> line.replace("<your schema>", "shop").replace("<your table>", "customers"))
                .filter(line -> line.startsWith("CREATE SCHEMA") || line.startsWith("GRANT"))
                .forEach(line -> standIn.postgres().run(line));
    }

    private Retl retl(String user) {
        Model model = Model.builder("customers")
                .source(Source.builder("shop")
                        .dataSource(standIn.dataSource(user, ""))
                        .build())
                .query("SELECT id, name FROM shop.customers")
                .uniqueIdentifier("id")
                .build();
        return Retl.builder()
                .controlStore(controlStore.dataSource())
                .mapping(Mapping.builder("Customers-to-CRM")
                        .model(model)
                        .destination(Destination.builder("crm")
                                .action(new RecordingAction("send", new RecordingDestination()))
                                .build())
                        .action("send")
                        .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED)
                        .field("name", Expressions.column("name"))
                        .build())
                .build();
    }
}
