package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.WarehouseException;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private final AtomicInteger open = new AtomicInteger();
    private Connection host;
    private Database database;

    /** Gives the same connection again and again, as a pool of one does; closing it only counts. */
    private final class PoolOfOne implements DataSource {
        @Override
        public Connection getConnection() {
            open.incrementAndGet();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return open.decrementAndGet() < 0 ? "closed twice" : null;
                        }
                        try {
                            return method.invoke(host, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    @BeforeEach
    void openHost() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        host = h2.getConnection("sa", "");
        hostRuns("CREATE TABLE t (id BIGINT PRIMARY KEY)");
        hostRuns("SET TIME ZONE 'Asia/Tokyo'");
        database = new Database("shop", new PoolOfOne(), product -> new TinyDialect());
    }

    @AfterEach
    void nothingStaysOpen() throws SQLException {
        host.close();
        assertThat(open).hasValue(0);
    }

    private void hostRuns(String sql) throws SQLException {
        try (Statement statement = host.createStatement()) {
            statement.execute(sql);
        }
    }

    private String read(String sql) throws SQLException {
        try (Statement statement = host.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String zone(Session session) throws SQLException {
        return session.query(
                Sql.of("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'"),
                rows -> {
                    rows.next();
                    return rows.getString(1);
                });
    }

    private void assertGivenBack(boolean autoCommit, int isolation) throws SQLException {
        assertThat(host.getAutoCommit()).isEqualTo(autoCommit);
        assertThat(host.getTransactionIsolation()).isEqualTo(isolation);
        assertThat(read("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'"))
                .isEqualTo("Asia/Tokyo");
    }

    @Test
    void workSeesItsOwnSettingsAndTheHostGetsItsConnectionBackAsItWas() throws SQLException {
        host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

        String zone = database.call("working", Isolation.READ_COMMITTED, DatabaseTest::zone);

        assertThat(zone).isEqualTo("UTC");
        assertGivenBack(true, Connection.TRANSACTION_SERIALIZABLE);
    }

    @Test
    void connectionWithoutAutoCommitStaysWithoutIt() throws SQLException {
        host.setAutoCommit(false);

        database.call(
                "working", Isolation.READ_COMMITTED, session -> session.update(Sql.of("INSERT INTO t VALUES (1)")));

        assertGivenBack(false, Connection.TRANSACTION_READ_COMMITTED);
        host.rollback();
        assertThat(read("SELECT COUNT(*) FROM t")).isEqualTo("1");
    }

    @Test
    void failedWorkIsRolledBackAndTheConnectionGivenBack() throws SQLException {
        assertThatThrownBy(() -> database.call("working", Isolation.READ_COMMITTED, session -> {
                    session.update(Sql.of("INSERT INTO t VALUES (1)"));
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");

        assertGivenBack(true, Connection.TRANSACTION_READ_COMMITTED);
        assertThat(read("SELECT COUNT(*) FROM t")).isEqualTo("0");
    }

    @Test
    void readOnlyWorkIsRolledBackWhateverItDid() throws SQLException {
        hostRuns("INSERT INTO t VALUES (1)");
        // H2 takes the read-only flag for a hint.
        database.call("looking", Isolation.READ_ONLY_SNAPSHOT, session -> session.update(Sql.of("DELETE FROM t")));

        assertGivenBack(true, Connection.TRANSACTION_READ_COMMITTED);
        assertThat(read("SELECT COUNT(*) FROM t")).isEqualTo("1");
    }

    @Test
    void failureOfTheDriverIsTranslatedWithStatementAndCodesButWithoutBinds() {
        assertThatThrownBy(() -> database.call(
                        "counting",
                        Isolation.READ_COMMITTED,
                        session -> session.update(Sql.of("DELETE FROM missing WHERE id = ?", 4711L))))
                .isInstanceOfSatisfying(WarehouseException.class, failure -> {
                    assertThat(failure)
                            .hasMessageStartingWith("Source 'shop': counting failed (SQLState 42S02, code 42102): ");
                    assertThat(failure.getMessage()).doesNotContain("4711");
                    assertThat(failure.statement()).isEqualTo("DELETE FROM missing WHERE id = ?");
                    assertThat(failure.sqlState()).contains("42S02");
                    assertThat(failure.vendorCode()).isEqualTo(42102);
                    assertThat(failure).hasCauseInstanceOf(SQLException.class);
                });
    }

    @Test
    void whatTheDialectCannotServeIsAProblemOfTheDefinition() {
        assertThatThrownBy(() -> database.call("working", Isolation.READ_COMMITTED, session -> {
                    throw new UnsupportedWarehouseException("The column 'a' has a type that is not supported.");
                }))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Source 'shop': The column 'a' has a type that is not supported.")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).hasOnlyElementsOfType(UnsupportedWarehouseException.class));
    }

    @Test
    void questionMarksAndBracesOfAQueryStayWhatTheyAre() {
        String value = database.call(
                "reading",
                Isolation.READ_COMMITTED,
                session -> session.query(Sql.of("SELECT '? {fn now()}'"), rows -> {
                    rows.next();
                    return rows.getString(1);
                }));

        assertThat(value).isEqualTo("? {fn now()}");
    }

    @Test
    void batchOfManyStatementsRunsEach() throws SQLException {
        List<Sql> inserts = LongStream.rangeClosed(1, 2_500)
                .mapToObj(id -> Sql.of("INSERT INTO t VALUES (?)", id))
                .toList();

        database.call("writing", Isolation.READ_COMMITTED, session -> {
            session.batch(inserts);
            session.batch(List.of());
            return true;
        });

        assertThat(read("SELECT COUNT(*) FROM t")).isEqualTo("2500");
    }

    @Test
    void dialectIsFoundOnceAndFromTheProductOfTheConnection() {
        AtomicInteger asked = new AtomicInteger();
        Database recognising = new Database("shop", new PoolOfOne(), product -> {
            asked.incrementAndGet();
            assertThat(product.productName()).isEqualTo("H2");
            return new TinyDialect();
        });

        recognising.dialect();
        recognising.call("working", Isolation.SNAPSHOT, session -> true);

        assertThat(asked).hasValue(1);
        assertThat(recognising.describe().user()).isEqualTo("SA");
    }
}
