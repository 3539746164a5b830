package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTimeoutExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "'CREATE TABLE t AS SELECT 1', the statement CREATE TABLE",
        "'create  table t (a INT)', the statement create  table",
        "'SELECT name\nFROM people', the statement SELECT",
        "'  UPDATE t SET a = 1', the statement UPDATE",
        "'(SELECT 1)', a statement"
    })
    void messageNamesTheKindOfStatementTheLimitAndTheWayOut(String statement, String kind) {
        SQLException cause = new SQLException("canceled", "57014", 7);

        Throwable failure = new StatementTimeoutException(statement, Duration.ofMinutes(2), cause);

        assertThat(failure)
                .hasMessage(kind + " took longer than the statementTimeout of 120 seconds. Make it faster, or raise"
                        + " .statementTimeout(…) of the source.")
                .hasFieldOrPropertyWithValue("SQLState", "57014")
                .hasFieldOrPropertyWithValue("errorCode", 7)
                .hasCause(cause);
    }
}
