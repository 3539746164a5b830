package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process stands still for longer than its lease, another takes over, and the first wakes up again. */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PausedProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONCURRENCY = 2;

    @Test
    void processThatWakesAfterATakeOverWritesNothingAndSaysThatItLostTheLease() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 1_000);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build();
                    ChildProcess paused = pauseInMidLoad(postgres, sync, destination)) {
                SyncResult takenOver = retl.sync(PeopleSync.MAPPING);

                assertThat(takenOver.status()).as("%s", takenOver).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(destination.rows()).isEqualTo(people.rows());
                assertThat(destination.duplicates()).isBetween(1L, 200L);
                requireHarmlessEnd(paused, destination, people);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    @Test
    void processThatWakesAfterTheNextSyncBringsNoOldValueBack() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 1_000);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build();
                    ChildProcess paused = pauseInMidLoad(postgres, sync, destination)) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = 'later' WHERE id <= 600", "DELETE FROM people WHERE id > 950");
                retl.sync(PeopleSync.MAPPING).orThrow();

                requireHarmlessEnd(paused, destination, people);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    /** Its requests that are on their way are applied, and answered while it stands still. */
    private static ChildProcess pauseInMidLoad(RealPostgres postgres, PeopleSync sync, KeyedDestination destination)
            throws InterruptedException {
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch midLoad = new CountDownLatch(CONCURRENCY);
        CountDownLatch standing = new CountDownLatch(1);
        destination.answer(batch -> {
            if (arrived.incrementAndGet() > 4) {
                midLoad.countDown();
                await(standing);
            }
            return ScriptedServerAnswer.status(200);
        });
        ChildProcess child = ChildProcess.start(postgres, sync, 1);
        boolean reached = midLoad.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        child.pause();
        standing.countDown();
        destination.behave();
        assertThat(reached)
                .as("the load is half done; the child printed %s", child.lines())
                .isTrue();
        return child;
    }

    private static void requireHarmlessEnd(ChildProcess paused, KeyedDestination destination, People people)
            throws InterruptedException {
        int requests = destination.requests().size();
        List<List<String>> state = people.state();

        paused.resume();

        assertThat(paused.awaitResults(PATIENCE)).singleElement().asString().startsWith("FAILED LEASE_LOST ");
        assertThat(destination.requests()).hasSize(requests);
        assertThat(people.state()).isEqualTo(state);
        assertThat(destination.rows()).isEqualTo(people.rows());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
