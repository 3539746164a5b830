package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.Source;
import io.retl.WarehouseException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static Source source(String url) {
        return Source.builder("shop").jdbcUrl(url).build();
    }

    private static Pool.Terms terms(int maxConnections, Duration maxWait) {
        return new Pool.Terms(maxConnections, maxWait, Duration.ofSeconds(30), LONG, LONG);
    }

    @Test
    void nothingIsOpenedBeforeItIsWanted() throws SQLException {
        try (PoolDriver driver = new PoolDriver("lazy");
                Pool pool =
                        new Pool(Source.builder("lazy").jdbcUrl("jdbc:lazy:x").build())) {
            assertThat(driver.urls).isEmpty();

            pool.dataSource().getConnection().close();

            assertThat(driver.urls).isNotEmpty().containsOnly("jdbc:lazy:x");
        }
    }

    @Test
    void connectionThatWasGivenBackIsUsedAgain() throws SQLException {
        Source h2 = Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:")
                .user("sa")
                .password("")
                .build();
        try (Pool pool = new Pool(h2)) {
            try (Connection connection = pool.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE LOCAL TEMPORARY TABLE seen (a INT)");
            }

            try (Connection connection = pool.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeQuery("SELECT * FROM seen").next()).isFalse();
            }
        }
    }

    @Test
    void connectionThatDoesNotAnswerIsReplaced() throws SQLException {
        try (PoolDriver driver = new PoolDriver("dying");
                Pool pool = new Pool(source("jdbc:dying:x"))) {
            pool.dataSource().getConnection().close();
            int opened = driver.urls.size();
            driver.kill();

            pool.dataSource().getConnection().close();

            assertThat(driver.urls).hasSize(opened + 1);
        }
    }

    @Test
    void noMoreThanTheLimitAreOpenAtOnce() throws SQLException {
        try (PoolDriver driver = new PoolDriver("small");
                Pool pool = new Pool(source("jdbc:small:x"), terms(2, Duration.ZERO));
                Connection first = pool.dataSource().getConnection();
                Connection second = pool.dataSource().getConnection()) {
            assertThatThrownBy(() -> pool.dataSource().getConnection())
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessage(
                            "no connection became free within 0 seconds; all 2 are in use. Do less beside the syncs of this"
                                    + " source, or raise its .maxConcurrentSyncs(…), which the pool follows")
                    .hasNoCause();
            assertThat(first).isNotEqualTo(second);
            assertThat(driver.urls.size() - driver.closedBy.size()).isEqualTo(2);
        }
        assertThat(Pool.Terms.forSyncs(3))
                .isEqualTo(new Pool.Terms(
                        6,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30)));
    }

    @Test
    void closingClosesWhatIsIdleAndLaterWhatIsInUse() throws SQLException {
        try (PoolDriver driver = new PoolDriver("closing")) {
            Pool pool = new Pool(source("jdbc:closing:x"));
            Connection used = pool.dataSource().getConnection();
            pool.dataSource().getConnection().close();
            int opened = driver.urls.size();

            pool.close();
            pool.close();
            assertThat(driver.closedBy).hasSize(opened - 1);
            used.close();

            assertThat(driver.closedBy).hasSize(opened);
            assertThatThrownBy(() -> pool.dataSource().getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessage("the pool is closed");
        }
    }

    @Test
    void idleConnectionIsClosed() throws Exception {
        Pool.Terms hasty = new Pool.Terms(2, LONG, Duration.ofSeconds(1), Duration.ofNanos(1), Duration.ofMillis(1));
        try (PoolDriver driver = new PoolDriver("idle");
                Pool pool = new Pool(source("jdbc:idle:x"), hasty)) {
            try (Connection used = pool.dataSource().getConnection()) {
                pool.dataSource().getConnection().close();

                String caller = Thread.currentThread().getName();
                String thread = caller; // the pool itself closes one that it tried the driver with
                while (thread.equals(caller)) {
                    thread = driver.closedBy.poll(10, TimeUnit.SECONDS);
                    assertThat(thread).as("a connection was closed").isNotNull();
                }
                assertThat(used.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void nothingIsRegisteredForManagement() throws Exception {
        try (Pool pool = new Pool(source("jdbc:h2:mem:"))) {
            pool.dataSource().getConnection().close();

            assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.apache.*:*"), null))
                    .isEmpty();
        }
    }

    @Test
    void missingDriverIsNamedByItsProduct() {
        try (Pool pool = new Pool(source("jdbc:nosuch://u:s3cret@host/d"))) {
            assertThatThrownBy(() -> pool.dataSource().getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessage(
                            "no JDBC driver on the class path knows the product 'nosuch' of the URL; add the driver's"
                                    + " jar")
                    .hasFieldOrPropertyWithValue("SQLState", "08001");
            Database database = new Database("shop", pool.dataSource(), context -> null);
            assertThatThrownBy(database::dialect)
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage(
                            "Source 'shop': recognising the product failed (SQLState 08001, code 0): no JDBC driver on"
                                    + " the class path knows the product 'nosuch' of the URL; add the driver's jar");
        }
    }

    @Test
    void sourceWithoutAUrlHasNoPool() {
        Source given = Source.builder("shop").dataSource(new JdbcDataSource()).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pool(given))
                .withMessage("Source 'shop' has no jdbcUrl.");
    }
}
