package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync is cancelled, and its process is killed while it waits for what is on its way: that is a crash like any other. */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CancelThenKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROWS = 1_000;
    private static final int WINDOW = 200;

    @Test
    void cancelledSyncWhoseProcessIsKilledIsSettledByTheNextOne() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), ROWS);
            PeopleSync sync = PeopleSync.into(destination.url()).window(WINDOW);
            int answered = cancelAndKillInMidLoad(postgres, sync, destination);
            assertThat(answered).isBetween(200, 600);

            try (Retl retl = sync.retl(postgres.source()).build()) {
                SyncResult next = retl.sync(PeopleSync.MAPPING).orThrow();

                assertThat(next.loaded().delivered())
                        .isBetween((long) ROWS - answered, (long) ROWS - answered + WINDOW);
                assertThat(destination.duplicates()).isLessThanOrEqualTo(WINDOW);
                assertThat(destination.rows()).isEqualTo(people.rows());
                assertThat(retl.history(PeopleSync.MAPPING))
                        .anySatisfy(entry -> assertThat(entry.result().status()).isEqualTo(SyncStatus.INTERRUPTED));
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    /** How many records had arrived. */
    private static int cancelAndKillInMidLoad(RealPostgres postgres, PeopleSync sync, KeyedDestination destination)
            throws InterruptedException {
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch midLoad = new CountDownLatch(2);
        CountDownLatch killed = new CountDownLatch(1);
        destination.answer(batch -> {
            if (arrived.incrementAndGet() > 6) {
                midLoad.countDown();
                await(killed);
            }
            return ScriptedServerAnswer.status(200);
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1)) {
            await(midLoad);
            child.cancel();
            child.awaitLine(2, PATIENCE);
            child.kill();
            assertThat(child.lines()).containsExactly(SyncChild.READY, SyncChild.CANCELLING);
        }
        killed.countDown();
        destination.behave();
        return destination.log().size();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
