package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.retl.Source;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.warehouse.spi.Sql;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails on the only connection of a pool, it comes back, or another takes its place. */
@Timeout(30)
class PoolLeakTest {
    private static final Duration LONG = Duration.ofHours(1);

    private FailingDriver driver;
    private Pool pool;
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        driver = new FailingDriver();
        Source source = Source.builder("shop").jdbcUrl(FailingDriver.URL).build();
        pool = new Pool(source, new Pool.Terms(1, Duration.ofSeconds(1), LONG, LONG, LONG));
        database = new Database("shop", pool.dataSource(), Duration.ofSeconds(30), product -> new TinyDialect());
    }

    @AfterEach
    void close() throws SQLException {
        pool.close();
        driver.close();
    }

    private Throwable work(Sql sql) {
        return catchThrowable(() -> database.call(
                "working", Isolation.READ_ONLY_SNAPSHOT, session -> session.query(sql, rows -> rows.next())));
    }

    private void requireNothingIsLeaked() {
        assertThat(((PoolDataSource) pool.dataSource()).getNumActive()).isZero();
        driver.heal();
        assertThat(work(Sql.of("SELECT 1"))).isNull();
        assertThat(((PoolDataSource) pool.dataSource()).getNumActive()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "getMetaData",
                "getAutoCommit",
                "isReadOnly",
                "getTransactionIsolation",
                "setReadOnly",
                "setTransactionIsolation",
                "setAutoCommit",
                "createStatement",
                "rollback"
            })
    void callThatFailsLeavesNoConnectionBehind(String method) {
        driver.fail(method, new SQLException("broken", "08006"));
        work(Sql.of("SELECT 1"));
        requireNothingIsLeaked();

        driver.fail(method, new IllegalStateException("a defect of the driver"));
        work(Sql.of("SELECT 1"));
        requireNothingIsLeaked();
    }

    @Test
    void statementThatFailsLeavesNoConnectionBehind() {
        assertThat(work(Sql.of("SELECT * FROM missing"))).isNotNull();
        assertThat(work(Sql.of("SELECT * FROM missing WHERE a = ?", 1))).isNotNull();
        requireNothingIsLeaked();
    }

    @Test
    void commitThatFailsLeavesNoConnectionBehind() {
        driver.fail("commit", new SQLException("broken", "08006"));

        Throwable failure = catchThrowable(() -> database.call("working", Isolation.READ_COMMITTED, session -> true));

        assertThat(failure).isNotNull();
        requireNothingIsLeaked();
    }

    @Test
    void refusedConnectionsDoNotUseThePoolUp() {
        driver.fail("connect", new SQLException("refused", "08001"));
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(work(Sql.of("SELECT 1"))).isNotNull();
        }
        requireNothingIsLeaked();
    }
}
