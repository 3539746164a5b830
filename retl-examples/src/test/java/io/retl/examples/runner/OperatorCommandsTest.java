package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does about a mapping between its syncs, each in a process of its own. */
class OperatorCommandsTest {
    @TempDir
    private Path directory;

    private Shop shop;
    private Inbox inbox;
    private String file;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory);
        inbox = new Inbox();
        file = inbox.definitions(shop, 10);
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    private static String printed(String... arguments) {
        TestEnvironment environment = new TestEnvironment();
        environment.run(arguments);
        return environment.printed() + environment.noted();
    }

    private String sync() {
        return printed("sync", "--config", file);
    }

    @Test
    void approveInOneProcessLetsTheSyncOfAnotherDelete() {
        sync();
        shop.execute("DELETE FROM customers");

        assertThat(printed("approve", "customers_to_crm", "--config", file))
                .isEqualTo("Mapping 'customers_to_crm': the mass-delete guard has stopped nothing.\n");
        assertThat(sync()).contains("PAUSED");
        assertThat(printed("approve", "customers_to_crm", "--config", file))
                .isEqualTo("Mapping 'customers_to_crm' is approved: the next sync may delete up to the number that was"
                        + " shown.\n");
        assertThat(sync()).contains("SUCCEEDED: 3 deleted, 3 delivered");
    }

    @Test
    void baselineSendsNothingAndLaterChangesAreSent() {
        assertThat(printed("baseline", "customers_to_crm", "--yes", "--config", file))
                .isEqualTo(
                        "Mapping 'customers_to_crm' is taken as delivered: the next sync sends only what changes from"
                                + " now on.\n");
        assertThat(inbox.bodies()).isEmpty();

        shop.execute("UPDATE customers SET plan = 'free' WHERE id = 1");

        assertThat(sync()).contains("SUCCEEDED: 1 updated, 1 delivered");
    }

    @Test
    void releaseLetsParkedRowsBeTriedAgain() {
        inbox.status(422);
        for (int sync = 1; sync <= 5; sync++) {
            assertThat(sync()).contains("3 added, 3 rejected");
        }
        inbox.status(200);

        assertThat(sync()).contains("SUCCEEDED: 3 parked");
        assertThat(printed("release", "customers_to_crm", "--config", file))
                .isEqualTo("Mapping 'customers_to_crm': 3 parked rows will be tried by the next sync.\n");
        assertThat(printed("release", "customers_to_crm", "--json", "--config", file))
                .isEqualTo("{\"mapping\":\"customers_to_crm\",\"released\":0}\n");
        assertThat(sync()).contains("SUCCEEDED: 3 added, 3 delivered");
    }

    @Test
    void unknownMappingIsMisuse() {
        TestEnvironment environment = new TestEnvironment();

        assertThat(environment.run("approve", "custmers_to_crm", "--config", file))
                .isEqualTo(2);
        assertThat(environment.run("release", "custmers_to_crm", "--config", file))
                .isEqualTo(2);
        assertThat(environment.noted()).contains("Did you mean 'customers_to_crm'?");
    }
}
