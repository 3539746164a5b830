package io.retl.it.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PostgresServerTest {
    @Test
    void startedServerAnswersQueries() throws Exception {
        try (var server = PostgresServer.start();
                var connection = server.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
