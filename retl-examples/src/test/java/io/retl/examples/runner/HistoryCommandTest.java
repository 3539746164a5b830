package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";

    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;
    private String file;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
        file = shop.definitions();
    }

    private String answer(String... arguments) {
        TestEnvironment asking = new TestEnvironment();
        assertThat(asking.run(arguments)).isZero();
        return asking.printed();
    }

    @Test
    void mappingThatWasNeverSyncedHasNone() {
        assertThat(answer("history", "customers_to_crm", "--config", file))
                .isEqualTo("Mapping 'customers_to_crm': no sync has ended yet.\n");
        assertThat(answer("history", "customers_to_crm", "--json", "--config", file))
                .isEqualTo("{\"mapping\":\"customers_to_crm\",\"syncs\":[]}\n");
    }

    @Test
    void syncsOfEarlierProcessesAreLinesTheLatestFirst() {
        answer("sync", "--config", file);
        shop.execute("DELETE FROM customers WHERE id = 3");
        answer("sync", "--config", file);

        assertThat(answer("history", "customers_to_crm", "--config", file).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(TIME + " customers_to_crm #2 SUCCEEDED: 1 deleted, 1 delivered in … ms"),
                        line -> assertThat(line)
                                .matches(TIME + " customers_to_crm #1 SUCCEEDED: 3 added, 3 delivered in … ms"));
    }

    @Test
    void documentHasWhatSyncPrintedAndTheTimes() {
        answer("sync", "--config", file);

        assertThat(answer("history", "customers_to_crm", "--json", "--config", file))
                .startsWith("{\"mapping\":\"customers_to_crm\",\"syncs\":[{\"mapping\":\"customers_to_crm\",\"sync\":1,"
                        + "\"status\":\"SUCCEEDED\",\"reason\":null,\"extracted\":{\"added\":3,")
                .containsPattern("\"began\":\"" + TIME + "\",\"ended\":\"" + TIME + "\"}]}");
    }

    @Test
    void unknownMappingIsMisuse() {
        int exitCode = environment.run("history", "orders", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("There is no mapping 'orders'. There are: customers_to_crm.\n");
    }
}
