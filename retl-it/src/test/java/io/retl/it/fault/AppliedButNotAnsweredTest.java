package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The destination has a change and nobody knows: the process or the database died before the answer was stored. */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AppliedButNotAnsweredTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void valueThatWasTakenBackAfterAKillIsTakenBackAtTheDestination() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 20);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build()) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = 'v2' WHERE id = 7");
                applyAndKill(postgres, sync, destination);
                assertThat(destination.rows()).containsEntry("7", "v2");

                people.run("UPDATE people SET name = 'p7' WHERE id = 7");
                SyncResult result = retl.sync(PeopleSync.MAPPING);

                assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(result.loaded().delivered()).isEqualTo(1);
                assertThat(destination.rows()).isEqualTo(people.rows()).containsEntry("7", "p7");
                assertThat(destination.messageIds("7")).hasSize(3).doesNotHaveDuplicates();
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    @Test
    void changeThatIsSentAgainAfterAKillHasTheSameMessageId() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 20);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build()) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = 'v2' WHERE id = 7");
                applyAndKill(postgres, sync, destination);

                retl.sync(PeopleSync.MAPPING).orThrow();

                List<String> ids = destination.messageIds("7");
                assertThat(ids).hasSize(3);
                assertThat(ids.get(2)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(0));
                assertThat(destination.duplicates()).isEqualTo(1);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    @Test
    void databaseThatStopsInMidLoadTakesNothingWithIt() throws Exception {
        try (RealPostgres postgres = RealPostgres.openServer(directory);
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 2_000);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build()) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = name || '-v2'");
                stopInMidLoad(postgres, sync, destination);
                assertThat(destination.rows().values()).anyMatch(name -> name.endsWith("-v2"));

                people.run("UPDATE people SET name = 'p' || id");
                SyncResult result = retl.sync(PeopleSync.MAPPING);

                assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(destination.rows()).isEqualTo(people.rows());
                assertThat(destination.duplicates()).isZero();
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    private static void applyAndKill(RealPostgres postgres, PeopleSync sync, KeyedDestination destination)
            throws InterruptedException {
        CountDownLatch applied = new CountDownLatch(1);
        destination.answer(batch -> {
            applied.countDown();
            return ScriptedServerAnswer.silence();
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1)) {
            assertThat(applied.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the change arrived; the child printed %s", child.lines())
                    .isTrue();
        }
        destination.behave();
    }

    /** The child ends by itself, because its control store is gone; then the server is there again. */
    private static void stopInMidLoad(RealPostgres postgres, PeopleSync sync, KeyedDestination destination)
            throws Exception {
        CountDownLatch applied = new CountDownLatch(12);
        CountDownLatch stopped = new CountDownLatch(1);
        destination.answer(batch -> {
            applied.countDown();
            if (applied.getCount() == 0) {
                await(stopped);
            }
            return ScriptedServerAnswer.status(200);
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1)) {
            assertThat(applied.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("half the changes arrived; the child printed %s", child.lines())
                    .isTrue();
            postgres.stopImmediately();
            stopped.countDown();
            assertThat(child.awaitResults(PATIENCE))
                    .singleElement()
                    .asString()
                    .matches("\\S+ (CONTROL_STORE|LEASE_LOST) .*");
        }
        postgres.restart();
        destination.behave();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
