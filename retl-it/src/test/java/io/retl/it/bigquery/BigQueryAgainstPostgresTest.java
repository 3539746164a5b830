package io.retl.it.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.it.SharedPostgres;
import io.retl.warehouse.bigquery.BigQueryDialectProvider;
import io.retl.warehouse.postgres.PostgresDialectProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * The same random tables on the evaluator and on PostgreSQL: the same changes with the same values. {@code -Dretl.twin.seed=}
 * repeats a run.
 */
@Tag("bigquery")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BigQueryAgainstPostgresTest {
    private static final int ROUNDS = 8;

    @Test
    void sameEditsAreTheSameChangesOnBoth(TestReporter reporter) throws SQLException {
        long seed = Long.getLong("retl.twin.seed", new SplittableRandom().nextLong());
        reporter.publishEntry("retl.twin.seed", String.valueOf(seed));
        EditedTable table = new EditedTable(seed);
        DataSource bigQuery = new StandInDataSource(new BigQueryStandIn());
        run(bigQuery, "CREATE SCHEMA `shop`");
        String there = "`shop`.`edited`";

        try (SharedPostgres postgres = SharedPostgres.open();
                TwinSync expected = new TwinSync(postgres.dataSource(), new PostgresDialectProvider(), "edited");
                TwinSync actual = new TwinSync(bigQuery, new BigQueryDialectProvider(), there)) {
            for (int round = 1; round <= ROUNDS; round++) {
                table.edit();
                table.store(postgres.dataSource(), "edited", 1);
                table.store(bigQuery, there, 2);

                assertThat(actual.sync()).as("round %s of seed %s", round, seed).isEqualTo(expected.sync());
                assertThat(actual.delivered())
                        .as("round %s of seed %s", round, seed)
                        .isEqualTo(expected.delivered());
            }
        }
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
