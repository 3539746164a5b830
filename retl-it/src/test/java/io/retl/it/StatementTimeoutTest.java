package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.Source;
import io.retl.WarehouseException;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A statement that takes longer than its source allows ends the sync, says so, and loses nothing. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StatementTimeoutTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static void assertTimedOut(SyncResult result, String kind) {
        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.STATEMENT_TIMEOUT,
                        "Source 'shop': extracting mapping 'people-to-crm' failed: the statement " + kind
                                + " took longer than the statementTimeout of 2 seconds. Make it faster, or raise"
                                + " .statementTimeout(…) of the source."));
    }

    @Test
    @Tag("postgres")
    void modelThatTakesTooLongOnPostgresFailsTheSyncAndTheNextOneSendsAll() {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            SlowModel model = SlowModel.onPostgres(postgres.dataSource());
            Source source = Source.builder("shop")
                    .jdbcUrl(postgres.jdbcUrl())
                    .user(SharedPostgres.ADMIN)
                    .statementTimeout(LIMIT)
                    .build();
            try (Retl retl = model.retl(source).build()) {
                assertTimedOut(retl.sync(SlowModel.MAPPING), "CREATE TABLE");
                assertThat(model.crm().view()).isEmpty();

                SlowModel.hurry(postgres.dataSource());
                retl.sync(SlowModel.MAPPING).orThrow();

                assertThat(model.crm().view()).hasSize(SlowModel.ROWS);
            }
        }
    }

    @Test
    @Tag("postgres")
    void planThatTakesTooLongSaysSo() {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            Source source = Source.builder("shop")
                    .dataSource(postgres.dataSource())
                    .statementTimeout(LIMIT)
                    .build();
            try (Retl retl =
                    SlowModel.onPostgres(postgres.dataSource()).retl(source).build()) {
                assertThatThrownBy(() -> retl.plan(SlowModel.MAPPING))
                        .isInstanceOfSatisfying(WarehouseException.class, failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
                            assertThat(failure.statement()).doesNotContain("/* retl");
                        })
                        .hasMessageStartingWith(
                                "Source 'shop': planning mapping 'people-to-crm' failed: the statement ");
            }
        }
    }

    @Test
    void modelThatTakesTooLongOnH2FailsTheSyncAndTheHostGetsItsConnectionsBack() throws SQLException {
        try (H2Warehouse warehouse = H2Warehouse.open();
                BasicDataSource pool = poolOfOne(warehouse)) {
            SlowModel model = SlowModel.onH2(warehouse.dataSource());
            Source source = Source.builder("shop")
                    .dataSource(pool)
                    .statementTimeout(LIMIT)
                    .build();
            try (Retl retl = model.retl(source).build()) {
                assertTimedOut(retl.sync(SlowModel.MAPPING), "CREATE TABLE");
                assertThat(model.crm().view()).isEmpty();
                assertThat(pool.getNumActive()).isZero();
                assertThat(queryTimeout(pool)).as("the host's time-out").isZero();

                SlowModel.hurry();
                retl.sync(SlowModel.MAPPING).orThrow();

                assertThat(model.crm().view()).hasSize(SlowModel.ROWS);
            }
        }
    }

    private static BasicDataSource poolOfOne(H2Warehouse warehouse) throws SQLException {
        BasicDataSource pool = new BasicDataSource();
        try (Connection connection = warehouse.dataSource().getConnection()) {
            pool.setUrl(connection.getMetaData().getURL());
        }
        pool.setUsername("sa");
        pool.setMaxTotal(1);
        return pool;
    }

    private static int queryTimeout(BasicDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        }
    }
}
