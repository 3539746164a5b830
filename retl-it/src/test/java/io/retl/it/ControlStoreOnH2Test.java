package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.Source;
import io.retl.internal.control.JdbcControlStore;
import io.retl.internal.jdbc.Database;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.H2Warehouse;
import io.retl.warehouse.h2.H2DialectProvider;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retl's own dialect says of the commits of H2. */
class ControlStoreOnH2Test {
    @TempDir
    private Path directory;

    private String url() {
        return "jdbc:h2:" + directory.resolve("control");
    }

    private static boolean isTaken(Source source, DataSource dataSource) {
        JdbcControlStore store = new JdbcControlStore(
                source, new Database("shop", dataSource, product -> new H2DialectProvider().dialect(product)));
        return store.tryAcquire("m", "node-a", Duration.ofSeconds(30), Duration.ofSeconds(60))
                .isPresent();
    }

    private static boolean isTaken(DataSource dataSource) {
        return isTaken(Source.builder("shop").dataSource(dataSource).build(), dataSource);
    }

    @Test
    void databaseInMemoryIsTaken() {
        try (H2Warehouse memory = H2Warehouse.open()) {
            assertThat(isTaken(memory.dataSource())).isTrue();
        }
    }

    @Test
    void fileOfTheHostIsTakenWithTheSettingInItsUrlAndRefusedWithout() {
        assertThat(isTaken(new DriverDataSource(url() + ";WRITE_DELAY=0", "sa", "")))
                .isTrue();
        assertThatThrownBy(() -> isTaken(new DriverDataSource(url(), "sa", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Source 'shop': it holds the control store, but its last commits are lost when the process is killed. H2 writes them up to WRITE_DELAY milliseconds later. Put ;WRITE_DELAY=0 at the end of the URL and connect as a user with the ADMIN right, without which H2 ignores that.");
    }

    @Test
    void fileThatRetlOpensIsTaken() {
        Source source = Source.builder("shop").jdbcUrl(url()).user("sa").build();

        assertThat(isTaken(source, new DriverDataSource(url(), "sa", ""))).isTrue();
    }
}
