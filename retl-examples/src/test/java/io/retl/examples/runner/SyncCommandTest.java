package io.retl.examples.runner;

import static io.retl.examples.runner.Shop.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
    }

    @Test
    void firstSyncSendsEveryRowAndTheSecondOnlyWhatChanged() {
        String file = shop.definitions();

        int first = environment.run("sync", "--config", file);
        shop.execute("UPDATE customers SET email = 'bo@example.com' WHERE id = 2");
        int second = environment.run("sync", "--config", file);

        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(environment.printed()).isEqualTo("""
                customers_to_crm #1 SUCCEEDED: 3 added, 3 delivered in … ms
                customers_to_crm #2 SUCCEEDED: 1 updated, 1 delivered in … ms
                """);
        assertThat(environment.noted()).isEqualTo("customers_to_crm: started\ncustomers_to_crm: started\n");
        assertThat(shop.sent())
                .containsExactlyInAnyOrder(
                        "ADDED ada@example.com",
                        "ADDED bob@example.com",
                        "ADDED cem@example.com",
                        "UPDATED bo@example.com");
    }

    @Test
    void documentHasExactlyTheMembersOfTheContract() {
        environment.run("sync", "--json", "-c", shop.definitions());

        assertThat(environment.printed().replaceAll("(\"(extract|load|fold)\"):[0-9]+", "$1:0"))
                .isEqualTo("""
                        [{"mapping":"customers_to_crm","sync":1,"status":"SUCCEEDED","reason":null,\
                        "extracted":{"added":3,"updated":0,"deleted":0,"invalid":0,"parked":0},\
                        "loaded":{"delivered":{"added":3,"updated":0,"deleted":0},"rejected":0,"unknown":0,"skipped":0,"deferred":0},\
                        "durationMs":{"extract":0,"load":0,"fold":0}}]
                        """);
    }

    @Test
    void mappingsRunInTheOrderOfTheFileAndDisabledOnesAreLeftOutAndListed() {
        String file =
                shop.definitions(mapping("zebra", ""), mapping("off", ", \"enabled\": false"), mapping("ant", ""));

        int exitCode = environment.run("sync", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo("""
                zebra #1 SUCCEEDED: 3 added, 3 delivered in … ms
                ant #1 SUCCEEDED: 3 added, 3 delivered in … ms
                """);
        assertThat(environment.noted()).startsWith("Mapping 'off' is disabled. Left out.\n");
    }

    @Test
    void mappingWithADisabledDestinationCountsAsDisabled() {
        shop.definitions();
        String file = shop.edit("\"type\": \"outbox\"", "\"type\": \"outbox\", \"enabled\": false");

        int unnamed = environment.run("sync", "--config", file);
        int named = environment.run("sync", "customers_to_crm", "--config", file);

        assertThat(unnamed).isZero();
        assertThat(named).isEqualTo(2);
        assertThat(environment.printed()).isEmpty();
        assertThat(environment.noted()).isEqualTo("""
                Mapping 'customers_to_crm': its destination 'crm' is disabled. Left out.
                Mapping 'customers_to_crm': its destination 'crm' is disabled. Enable it, or leave the name out of the command.
                """);
    }

    @Test
    void namedMappingsRunInTheOrderOfTheCommand() {
        String file = shop.definitions(mapping("one", ""), mapping("two", ""), mapping("three", ""));

        environment.run("sync", "three", "one", "--config", file);

        assertThat(environment.printed().lines())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("three", "one");
    }

    @Test
    void everyWrongNameIsAProblemAndNothingRuns() {
        String file = shop.definitions(mapping("on", ""), mapping("off", ", \"enabled\": false"));

        int exitCode = environment.run("sync", "on", "off", "gone", "on", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("""
                Mapping 'off' is disabled. Enable it, or leave the name out of the command.
                There is no mapping 'gone'. There are: on, off.
                Mapping 'on' is named twice. Name it once.
                """);
        assertThat(environment.printed()).isEmpty();
        assertThat(shop.sent()).isEmpty();
    }

    @Test
    void failedRecordsAreGroupedByReasonWithoutTheirIds() {
        shop.execute("UPDATE customers SET email = 'two' || CHAR(10) || 'lines' WHERE id >= 2");

        int exitCode = environment.run("sync", "--config", shop.definitions());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed()).isEqualTo("""
                customers_to_crm #1 PARTIAL: 3 added, 1 delivered, 2 rejected in … ms
                  2 rejected (RECORD_REJECTED): The text has several lines.
                """);
    }

    @Test
    void idsOfFailedRecordsAreNamedWhenAskedFor() {
        shop.execute("UPDATE customers SET email = 'two' || CHAR(10) || 'lines' WHERE id = 3");

        environment.run("sync", "--show-ids", "--config", shop.definitions());

        assertThat(environment.printed()).isEqualTo("""
                customers_to_crm #1 PARTIAL: 3 added, 2 delivered, 1 rejected in … ms
                  ADDED '3' rejected (RECORD_REJECTED): The text has several lines.
                """);
    }

    @Test
    void failedRecordsStandBesideTheDocument() {
        shop.execute("UPDATE customers SET email = 'two' || CHAR(10) || 'lines' WHERE id = 3");

        int exitCode = environment.run("sync", "--json", "--config", shop.definitions());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed()).contains("\"status\":\"PARTIAL\"").doesNotContain("several");
        assertThat(environment.noted()).endsWith("  1 rejected (RECORD_REJECTED): The text has several lines.\n");
    }

    @Test
    void nothingToSyncIsAnEmptyList() {
        String file = shop.definitions(mapping("off", ", \"enabled\": false"));

        int exitCode = environment.run("sync", "--json", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo("[]\n");
        assertThat(environment.noted()).isEqualTo("Mapping 'off' is disabled. Left out.\n");
    }

    @Test
    void failedSyncDoesNotKeepTheNextOneFromRunning() {
        shop.definitions(mapping("broken", "").replace("customers", "nowhere"), mapping("sound", ""));
        String nowhere =
                "{\"id\": \"nowhere\", \"source\": \"shop\", \"query\": \"SELECT id FROM nowhere\", \"uniqueIdentifier\": \"id\"}";
        String file = shop.edit("\"models\": [", "\"models\": [" + nowhere + ", ");

        int exitCode = environment.run("sync", "--config", file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed()).contains("broken #1 FAILED").contains("sound #1 SUCCEEDED");
    }
}
