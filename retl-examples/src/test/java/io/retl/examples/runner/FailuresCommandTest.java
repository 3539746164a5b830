package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresCommandTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private String file;

    @BeforeEach
    void syncWithOneFailure() {
        shop = new Shop(directory);
        file = shop.definitions();
        shop.execute("UPDATE customers SET email = 'c' || CHAR(10) || 'd' WHERE id = 3");
        new TestEnvironment().run("sync", "--config", file);
    }

    private String answer(String... arguments) {
        TestEnvironment asking = new TestEnvironment();
        assertThat(asking.run(arguments)).isZero();
        return asking.printed();
    }

    @Test
    void recordsOfTheLastSyncAreGroupedByReason() {
        assertThat(answer("failures", "customers_to_crm", "--config", file)).isEqualTo("""
                customers_to_crm #1: 1 failed record
                  1 rejected (RECORD_REJECTED): The text has several lines.
                """);
    }

    @Test
    void idsAreNamedWhenThatIsAskedFor() {
        assertThat(answer("failures", "customers_to_crm", "1", "--show-ids", "--config", file))
                .isEqualTo("""
                customers_to_crm #1: 1 failed record
                  ADDED '3' rejected (RECORD_REJECTED): The text has several lines.
                """);
    }

    @Test
    void documentHasTheRecords() {
        assertThat(answer("failures", "customers_to_crm", "--json", "--config", file))
                .isEqualTo("""
                {"mapping":"customers_to_crm","sync":1,"failed":[{"recordId":"3","change":"added",\
                "outcome":"rejected","code":"RECORD_REJECTED","reason":"The text has several lines."}]}
                """);
    }

    @Test
    void syncThatFailedNothingHasNone() {
        shop.execute("UPDATE customers SET email = 'cem@example.com' WHERE id = 3");
        new TestEnvironment().run("sync", "--config", file);

        assertThat(answer("failures", "customers_to_crm", "--config", file))
                .isEqualTo("customers_to_crm #2: no failed records\n");
        assertThat(answer("failures", "customers_to_crm", "99", "--config", file))
                .isEqualTo("customers_to_crm #99: no failed records\n");
    }
}
