package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A destination that is busy says so, and how long to wait: all mappings onto it wait, and nothing is sent twice. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RetryAfterTest {
    /** What was on its way when the destination said wait may still arrive. */
    private static final Duration IN_THE_AIR = Duration.ofMillis(250);

    private static final Duration WAIT = Duration.ofSeconds(1);

    @Test
    void waitIsObeyedByTwoMappingsOfTheDestination() throws Exception {
        try (MemoryWorld world =
                        MemoryWorld.open(400).with(sync -> sync.batch(20).attempts(50));
                Retl retl = world.builder("first", "second").build()) {
            AtomicInteger arrived = new AtomicInteger();
            world.destination()
                    .refuse(batch -> arrived.incrementAndGet() == 6
                            ? ScriptedServerAnswer.status(429).header("Retry-After", "1")
                            : null);

            syncBoth(retl);

            assertThat(world.destination().log()).hasSize(800);
            assertThat(world.destination().duplicates()).isZero();
            List<KeyedDestination.Request> requests = world.destination().requests();
            long refused = requests.stream()
                    .filter(KeyedDestination.Request::refused)
                    .findFirst()
                    .orElseThrow()
                    .nanos();
            assertThat(requests)
                    .as("no request within the second that the destination asked for")
                    .noneMatch(request -> request.nanos() > refused + IN_THE_AIR.toNanos()
                            && request.nanos() < refused + WAIT.toNanos());
            assertThat(requests.get(requests.size() - 1).nanos()).isGreaterThan(refused + WAIT.toNanos());
        }
    }

    @Test
    void burstsOfUnavailabilityAreOutlivedWithoutDuplicates() {
        try (MemoryWorld world =
                        MemoryWorld.open(400).with(sync -> sync.batch(20).attempts(50));
                Retl retl = world.retl()) {
            AtomicInteger arrived = new AtomicInteger();
            world.destination()
                    .refuse(batch -> arrived.incrementAndGet() % 5 < 3 ? ScriptedServerAnswer.status(503) : null);

            SyncResult result = retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(result.loaded().delivered()).isEqualTo(400);
            assertThat(world.destination().log()).hasSize(400);
            assertThat(world.destination().duplicates()).isZero();
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    private static void syncBoth(Retl retl) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<SyncResult>> syncs = List.of(() -> retl.sync("first"), () -> retl.sync("second"));
            for (Future<SyncResult> result : threads.invokeAll(syncs, 30, TimeUnit.SECONDS)) {
                result.get().orThrow();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
