package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Processes are killed at random points while the model changes: nothing is lost, at most a window is repeated. */
@Tag("postgres")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class CrashLoopTest {
    private static final int ROWS = 3_000;
    private static final int EDITS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void destinationEqualsTheModelAfterKillsAtRandomPoints(TestReporter reporter) throws InterruptedException {
        FaultSeed seed = FaultSeed.of(reporter);
        Random random = seed.random();
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), ROWS);
            PeopleSync sync =
                    PeopleSync.into(destination.url()).attempts(3).batch(25).window(100);
            try (Retl retl = sync.retl(postgres.source()).build()) {
                long bound = retl.plan(PeopleSync.MAPPING).duplicateBound();
                assertThat(bound).isEqualTo(100);

                int crashes = 0;
                for (int round = 1; round <= FaultSeed.rounds(12); round++) {
                    crashes += crash(postgres, sync, destination, random) ? 1 : 0;
                    assertThat(destination.duplicates())
                            .as("records sent again after %s crashes, %s", crashes, seed)
                            .isLessThanOrEqualTo(crashes * bound);
                    people.edit(random, ROWS, EDITS);
                }
                assertThat(crashes)
                        .as("syncs that were killed before their end, %s", seed)
                        .isPositive();
                reporter.publishEntry("crashes", Integer.toString(crashes));
                reporter.publishEntry("duplicates", Long.toString(destination.duplicates()));

                destination.behave();
                SyncResult healed = retl.sync(PeopleSync.MAPPING);
                assertThat(healed.status()).as("%s, %s", healed, seed).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(destination.rows()).as("the destination, %s", seed).isEqualTo(people.rows());
                assertThat(destination.duplicates()).as("%s", seed).isLessThanOrEqualTo(crashes * bound);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    /** Starts a sync and kills it at a point of chance; false if it was over before. */
    private static boolean crash(RealPostgres postgres, PeopleSync sync, KeyedDestination destination, Random random)
            throws InterruptedException {
        int request = 1 + random.nextInt(20);
        int milliseconds = random.nextInt(3_000);
        CompletableFuture<ChildProcess> started = new CompletableFuture<>();
        CountDownLatch answered = new CountDownLatch(request);
        AtomicInteger requests = new AtomicInteger();
        boolean beforeTheAnswer = random.nextBoolean();
        destination.answer(batch -> {
            if (beforeTheAnswer && requests.incrementAndGet() == request) {
                started.join().kill();
            }
            answered.countDown();
            return ScriptedServerAnswer.status(200);
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1)) {
            started.complete(child);
            child.awaitLine(1, PATIENCE);
            if (!beforeTheAnswer && random.nextInt(3) == 0) {
                child.endsWithin(Duration.ofMillis(milliseconds));
            } else {
                while (answered.getCount() > 0 && !child.endsWithin(Duration.ofMillis(1))) {
                    // It is on its way to the request that was chosen.
                }
            }
            child.kill();
            return child.lines().size() < 2;
        }
    }
}
