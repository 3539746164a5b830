package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionGuardTest {
    private FailingDriver driver;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        driver = new FailingDriver();
        connection = driver.connect(FailingDriver.URL, new Properties());
        run("SET TIME ZONE 'Asia/Tokyo'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        driver.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SessionGuard guard(Duration statement) throws SQLException {
        return SessionGuard.open(
                connection,
                new TinyDialect(),
                Database.Isolation.READ_COMMITTED,
                new SessionGuard.Bounds(Duration.ZERO, statement));
    }

    private int queryTimeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        }
    }

    private void setQueryTimeout(int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
        }
    }

    @Test
    void defectOfTheDriverInOneStepDoesNotKeepTheOthersFromBeingTried() throws SQLException {
        SessionGuard guard = guard(Duration.ZERO);
        driver.fail("rollback", new IllegalStateException("a defect of the driver"));

        guard.close();

        assertThat(connection.getAutoCommit()).isTrue();
        try (Statement statement = connection.createStatement();
                var zone = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'")) {
            assertThat(zone.next()).isTrue();
            assertThat(zone.getString(1)).isEqualTo("Asia/Tokyo");
        }
    }

    @Test
    void timeOutThatH2KeepsWithTheConnectionIsGivenBack() throws SQLException {
        setQueryTimeout(90);
        SessionGuard guard = guard(Duration.ofSeconds(5));
        setQueryTimeout(5);

        guard.close();

        assertThat(queryTimeout()).isEqualTo(90);
    }

    @Test
    void shorterTimeOutOfTheHostStays() throws SQLException {
        setQueryTimeout(3);

        try (Statement statement = new Statements(connection, Purpose.of("working"), Duration.ofSeconds(5)).plain()) {
            assertThat(statement.getQueryTimeout()).isEqualTo(3);
        }
        setQueryTimeout(0);
        try (Statement statement = new Statements(connection, Purpose.of("working"), Duration.ofSeconds(5)).plain()) {
            assertThat(statement.getQueryTimeout()).isEqualTo(5);
        }
    }
}
