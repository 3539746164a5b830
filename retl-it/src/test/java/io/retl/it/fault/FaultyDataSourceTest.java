package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.testkit.FaultyDataSource;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.HeldCall;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests' own tool: what it breaks is broken where it says, and what it executes is executed. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FaultyDataSourceTest {
    private final H2Warehouse warehouse = H2Warehouse.open();
    private final FaultyDataSource faulty = new FaultyDataSource(warehouse.dataSource());

    @BeforeEach
    void create() {
        warehouse.run("CREATE TABLE people (id INT)");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void callThatFailsBeforeIsNotExecuted() throws SQLException {
        faulty.fail(2, Moment.BEFORE, JdbcCall.of(Kind.EXECUTE, "insert"));
        try (Connection connection = faulty.getConnection()) {
            insert(connection, 1);
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
            insert(connection, 3);
        }

        assertThat(ids()).containsExactly("1", "3");
        assertThat(faulty.matched()).isEqualTo(3);
        assertThat(faulty.failed()).isEqualTo(new JdbcCall(Kind.EXECUTE, "INSERT INTO people VALUES (2)"));
    }

    @Test
    void callThatFailsAfterIsExecuted() throws SQLException {
        faulty.fail(1, Moment.AFTER, JdbcCall.any().and(JdbcCall.of(Kind.EXECUTE)));
        try (Connection connection = faulty.getConnection()) {
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
        }

        assertThat(ids()).containsExactly("1");
    }

    @Test
    void commitWhoseReplyIsLostIsACommit() throws SQLException {
        faulty.fail(1, Moment.LOST, JdbcCall.of(Kind.COMMIT, "values (1)"));
        try (Connection connection = faulty.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, 1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
            assertThat(connection.isValid(1)).isFalse();
        }

        assertThat(ids()).containsExactly("1");
    }

    @Test
    void connectionThatIsLostBeforeTheCommitTakesItsWorkBack() throws SQLException {
        faulty.fail(1, Moment.LOST, JdbcCall.of(Kind.EXECUTE));
        try (Connection connection = faulty.getConnection()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
        }

        assertThat(ids()).isEmpty();
    }

    @Test
    void resultBreaksAtTheRowThatIsNamed() throws SQLException {
        warehouse.run("INSERT INTO people VALUES (1), (2), (3)");
        faulty.fail(3, Moment.BEFORE, JdbcCall.of(Kind.ROW, "from people"));
        try (Connection connection = faulty.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM people")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void connectionCanBeRefused() throws SQLException {
        faulty.fail(1, Moment.BEFORE, JdbcCall.any());

        assertThatThrownBy(faulty::getConnection).isInstanceOf(SQLException.class);

        assertThat(faulty.open()).isZero();
    }

    @Test
    void connectionsThatAreOutAreCountedAndTwoOfOneThreadAreComplainedOf() throws SQLException {
        Connection first = faulty.getConnection();
        Connection second = faulty.getConnection();
        assertThat(faulty.open()).isEqualTo(2);
        first.close();
        second.close();
        second.close();

        assertThat(faulty.open()).isZero();
        assertThat(faulty.complaints())
                .containsExactly(
                        "Thread '" + Thread.currentThread().getName() + "' took a connection while it held one.");
    }

    @Test
    void heldCallWaitsUntilItIsReleased() throws Exception {
        HeldCall insert = faulty.hold(JdbcCall.of(Kind.EXECUTE, "insert"));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
            try (Connection connection = faulty.getConnection()) {
                insert(connection, 1);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        insert.awaitReached(Duration.ofSeconds(10));
        assertThat(ids()).isEmpty();

        insert.release();
        running.get(10, TimeUnit.SECONDS);

        assertThat(ids()).containsExactly("1");
    }

    @Test
    void callsAreCountedFromOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faulty.fail(0, Moment.BEFORE, JdbcCall.any()))
                .withMessage("nth is 0; calls are counted from 1.");
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO people VALUES (" + id + ")");
        }
    }

    private List<String> ids() {
        return warehouse.query("SELECT id FROM people ORDER BY id").stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}
