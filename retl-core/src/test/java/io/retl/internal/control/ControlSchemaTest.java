package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Source;
import io.retl.StateException;
import io.retl.internal.jdbc.Database;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlSchemaTest {
    private static final String VERSION = "\"retl \"\"state\"\"\".\"control_version\"";

    private final H2ControlStore database = new H2ControlStore();

    @AfterEach
    void close() {
        database.close();
    }

    private static Lease acquire(ControlStore store) {
        return store.tryAcquire("m", "node-a", ControlStoreContract.LEASE, ControlStoreContract.TIMEOUT)
                .orElseThrow();
    }

    @Test
    void readingMakesNothing() {
        ControlStore store = database.open();

        store.findApproval("m");
        store.history("m", 10);
        store.approve("m");

        assertThat(database.tables()).isEmpty();
    }

    @Test
    void firstWriteMakesTheTables() {
        acquire(database.open());

        assertThat(database.tables())
                .containsExactly("control_failures", "control_leases", "control_syncs", "control_version");
        assertThat(database.query("SELECT version FROM " + VERSION)).containsExactly("1");
    }

    @Test
    void whatACrashLeftHalfMadeIsMade() {
        database.run(database.open().script().subList(0, 3).toArray(String[]::new));

        acquire(database.open());

        assertThat(database.tables()).hasSize(4);
    }

    @Test
    void tablesOfALaterVersionAreLeftAlone() {
        acquire(database.open());
        database.run("UPDATE " + VERSION + " SET version = 2");
        ControlStore store = database.open();
        String message =
                "Source 'shop': the tables of the control store have version 2; this retl knows version 1. Nothing was changed. Use the retl that made them, or a later one.";

        assertThatThrownBy(() -> acquire(store))
                .isInstanceOfSatisfying(
                        StateException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONTROL_STORE))
                .hasMessage(message);
        assertThatThrownBy(() -> store.history("m", 10)).hasMessage(message);
    }

    @Test
    void tableThatWasDroppedIsNotMadeAnew() {
        acquire(database.open());
        database.run("DROP TABLE \"retl \"\"state\"\"\".\"control_syncs\"");

        assertThatThrownBy(() -> acquire(database.open()))
                .isInstanceOf(StateException.class)
                .hasMessage(
                        "Source 'shop': the control store has lost control_syncs. Nothing was changed. Restore it, or drop its other tables, too, and it begins anew.");
    }

    @Test
    void scriptOfADatabaseOwnerIsAllThatTheUserNeeds() {
        database.run("CREATE USER retl PASSWORD 'secret'");
        JdbcDataSource connections = connections("retl", "secret");
        ControlStore store = H2ControlStore.open(connections);
        database.run(H2ControlStore.open(connections).script().toArray(String[]::new));

        Lease lease = acquire(store);
        store.begin(lease, 0);
        store.finish(lease, ControlStoreContract.result(1));
        store.reset(lease);

        assertThat(store.history("m", 10)).hasSize(1);
    }

    @Test
    void userWhoMayNotCreateIsToldOfTheScript() {
        database.run("CREATE USER retl PASSWORD 'secret'");

        assertThatThrownBy(() -> acquire(H2ControlStore.open(connections("retl", "secret"))))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith(
                        "Source 'shop': making the tables of the control store failed (SQLState 90040, code 90040): ")
                .hasMessageEndingWith(
                        " Let the user create tables there, or have them made with what controlStoreScript() prints.");
    }

    private JdbcDataSource connections(String user, String password) {
        JdbcDataSource connections = new JdbcDataSource();
        connections.setURL(((JdbcDataSource) database.dataSource()).getURL().replace(";DB_CLOSE_DELAY=-1", ""));
        connections.setUser(user);
        connections.setPassword(password);
        return connections;
    }

    @Test
    void productThatCannotHoldItIsRefused() {
        Source source = Source.builder("shop").dataSource(database.dataSource()).build();
        ControlStore store = new JdbcControlStore(
                source, new Database("shop", database.dataSource(), product -> new StoreDialect(Set.of())));
        String message =
                "Source 'shop': its product cannot hold the control store. Give one with .controlStore(dataSource), on H2 or PostgreSQL.";

        assertThatThrownBy(() -> acquire(store))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> store.history("m", 1)).hasMessage(message);
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void failureOfTheDriverIsOneOfTheControlStore() {
        ControlStore store = database.open();
        Lease lease = acquire(store);
        database.run("DROP TABLE \"retl \"\"state\"\"\".\"control_leases\"");

        assertThatThrownBy(() -> store.renew(lease))
                .isInstanceOfSatisfying(
                        StateException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONTROL_STORE))
                .hasMessageStartingWith(
                        "Source 'shop': renewing the lease of mapping 'm' in the control store failed (SQLState 42S02, code 42102): ")
                .hasMessageEndingWith(
                        " What it held stays, and the next sync settles what this one left. See that its database answers and has room.");
    }
}
