package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
    }

    @Test
    void planIsReadFromTopToBottom() {
        int exitCode = environment.run("plan", "customers_to_crm", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .startsWith("""
                customers_to_crm would send 3 of 3 changes: 3 added, 0 updated, 0 deleted, 0 invalid
                  0 skipped: the trigger does not take them.
                  0 left for later syncs: they are beyond the limit of records per sync.
                  If the process dies in that sync, at most 10,000 records are sent twice, with the same message ids.

                First requests
                """)
                .contains("\n      \"line\": \"ada@example.com\"\n", "\n\nSQL\n  CREATE ");
    }

    @Test
    void planChangesNothing() {
        String file = shop.definitions();

        environment.run("plan", "customers_to_crm", "--config", file);
        environment.run("sync", "--config", file);

        assertThat(environment.printed()).contains("customers_to_crm #1 SUCCEEDED: 3 added, 3 delivered");
        assertThat(shop.sent()).hasSize(3);
    }

    @Test
    void disabledMappingCanBePlanned() {
        String file = shop.definitions(Shop.mapping("off", ", \"enabled\": false"));

        int exitCode = environment.run("plan", "off", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).startsWith("off would send 3 of 3 changes");
    }

    @Test
    void documentHasEverything() {
        int exitCode = environment.run("plan", "customers_to_crm", "--json", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .startsWith("""
                        {"mapping":"customers_to_crm",\
                        "extracted":{"added":3,"updated":0,"deleted":0,"invalid":0,"parked":0},\
                        "toSend":3,"skipped":0,"laterSyncs":0,"duplicateBound":10000,"pause":null,"schemaChange":null,\
                        "requests":[{"summary":""")
                .contains("],\"refused\":[],\"warnings\":[],\"statements\":[\"CREATE ")
                .endsWith("\"],\"comparedSince\":null}\n");
    }

    @Test
    void unknownMappingIsMisuse() {
        int exitCode = environment.run("plan", "nothing", "--config", shop.definitions());

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("There is no mapping 'nothing'. There are: customers_to_crm.\n");
    }
}
