package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.definition.Definitions;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptionTest {
    private static final String STOPPING =
            "Stopping: what is on its way is waited for and kept. Press Ctrl-C again to leave at once.\n";

    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;
    private Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory);
        inbox = new Inbox();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void whatIsOnItsWayIsKeptAndTheRestIsLeftForTheNextSync() {
        inbox.beforeAnswer(environment::pressInterrupt);
        String file = inbox.definitions(shop, 1);

        int exitCode = environment.run("sync", "--config", file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed())
                .startsWith("customers_to_crm #1 CANCELLED: 3 added, 1 delivered, 2 deferred in … ms. ");
        assertThat(environment.noted()).endsWith(STOPPING);
        assertThat(environment.left()).isEmpty();

        inbox.beforeAnswer(() -> {});
        TestEnvironment next = new TestEnvironment();
        assertThat(next.run("sync", "--config", file)).isZero();
        assertThat(next.printed()).isEqualTo("customers_to_crm #2 SUCCEEDED: 2 added, 2 delivered in … ms\n");
    }

    @Test
    void secondTimeTheProcessEndsAtOnce() {
        inbox.beforeAnswer(() -> {
            environment.pressInterrupt();
            environment.pressInterrupt();
        });

        environment.run("sync", "--config", inbox.definitions(shop, 500));

        assertThat(environment.left()).containsExactly(130);
    }

    @Test
    void mappingsThatWereToFollowAreNamed() throws IOException {
        inbox.beforeAnswer(environment::pressInterrupt);
        String file = inbox.definitions(shop, 500);
        String mappings = Files.readString(Path.of(file));
        String mapping =
                mappings.substring(mappings.indexOf("{\"id\": \"customers_to_crm\""), mappings.lastIndexOf(']'));
        shop.edit(mapping, mapping + ", " + mapping.replace("customers_to_crm", "second"));

        int exitCode = environment.run("sync", "--json", "--config", file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed())
                .startsWith("[{\"mapping\":\"customers_to_crm\",")
                .doesNotContain("second")
                .endsWith("]\n");
        assertThat(environment.noted()).endsWith("Mapping 'second': not synced, because the command was stopped.\n");
    }

    /** As if Ctrl-C came after the last look at it and before retl knew of the sync. */
    @Test
    void requestThatComesTooEarlyForACancelIsNotLost() {
        Console console = new Console(environment, false);
        Interruption interruption =
                new Interruption(environment, console, new LineProgress(console, environment::nanoTime));
        String file = inbox.definitions(shop, 500);
        try (interruption;
                Retl retl = Definitions.read(Path.of(file)).build(builder -> builder.listener(interruption))) {
            interruption.watch(retl);
            environment.pressInterrupt();

            SyncResult result = retl.sync("customers_to_crm");

            assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
            assertThat(inbox.bodies()).isEmpty();
        }
    }

    @Test
    void requestThatComesAfterTheLastSyncIsNotPassedOn() {
        Console console = new Console(environment, false);
        Interruption interruption =
                new Interruption(environment, console, new LineProgress(console, environment::nanoTime));
        try (interruption) {
            Retl retl = Definitions.read(Path.of(inbox.definitions(shop, 500))).build();
            interruption.watch(retl);
            interruption.begin("customers_to_crm");
            interruption.end();
            retl.close();

            environment.pressInterrupt();
        }

        assertThat(environment.noted()).isEqualTo(STOPPING);
    }

    @Test
    void afterwardsTheProcessCanBeEndedAsUsual() {
        environment.run("sync", "--config", inbox.definitions(shop, 500));

        assertThat(environment.interruptEndsProcess()).isTrue();
    }
}
