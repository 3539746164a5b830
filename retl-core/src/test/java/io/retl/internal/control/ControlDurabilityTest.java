package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file database of H2, whose last commits are lost with the process unless it is told otherwise each time it is opened. */
class ControlDurabilityTest {
    private static final String REFUSAL =
            "Source 'shop': it holds the control store, but its last commits are lost when the process is killed. Run SET WRITE_DELAY 0.";

    @TempDir
    private Path directory;

    private final JdbcDataSource file = new JdbcDataSource();

    @BeforeEach
    void name() {
        file.setURL("jdbc:h2:" + directory.resolve("control"));
        file.setUser("sa");
    }

    private static Lease acquire(ControlStore store) {
        return store.tryAcquire("m", "node-a", ControlStoreContract.LEASE, ControlStoreContract.TIMEOUT)
                .orElseThrow();
    }

    /** While another connection is open, the database stays as it is. */
    private static boolean losesCommits(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(
                        new StoreDialect().durability().orElseThrow().find().text())) {
            return rows.next();
        }
    }

    @Test
    void fileThatTheHostOpenedIsRefusedBeforeAnythingIsMade() throws SQLException {
        assertThatThrownBy(() -> acquire(H2ControlStore.open(file)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(REFUSAL);

        try (Connection open = file.getConnection();
                ResultSet tables = open.getMetaData().getTables(null, null, "control%", null)) {
            assertThat(losesCommits(open)).isTrue();
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void fileWhoseUrlHasTheSettingIsTaken() {
        file.setURL(file.getURL() + ";WRITE_DELAY=0");

        assertThat(acquire(H2ControlStore.open(file)).mappingId()).isEqualTo("m");
    }

    @Test
    void fileThatRetlOpensIsToldSoEachTime() throws SQLException {
        ControlStore store = byUrl();
        Lease lease;
        try (Connection open = file.getConnection()) {
            assertThat(losesCommits(open)).isTrue();
            lease = acquire(store);
            assertThat(losesCommits(open)).isFalse();
        }
        try (Connection open = file.getConnection()) {
            assertThat(losesCommits(open)).isTrue();
            store.release(lease, Duration.ZERO);
            assertThat(losesCommits(open)).isFalse();
        }
    }

    @Test
    void fileWhoseUserMayNotTellItIsRefused() throws SQLException {
        try (Connection open = file.getConnection();
                Statement statement = open.createStatement()) {
            statement.execute("CREATE USER retl PASSWORD ''");
            statement.execute("CREATE SCHEMA \"retl \"\"state\"\"\" AUTHORIZATION retl");
        }
        file.setUser("retl");
        file.setPassword("");

        assertThatThrownBy(() -> acquire(byUrl()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(REFUSAL);
    }

    /** Retl's own pool would keep the file open; here it is closed after each piece of work. */
    private ControlStore byUrl() {
        Source source = Source.builder("shop")
                .jdbcUrl("jdbc:h2:any")
                .stateSchema(H2ControlStore.SCHEMA)
                .build();
        return H2ControlStore.open(source, file);
    }
}
