package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request outlives the process that sent it and is applied while the next one is at work. */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LateRequestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than the lease, shorter than what is left of it and a time-out: in between it must not be overtaken. */
    private static final Duration LATE = Duration.ofMillis(2_800);

    @Test
    void newerValueWaitsUntilTheOlderOneCannotArriveAnyMore() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 20);
            PeopleSync sync = PeopleSync.into(destination.url());
            try (Retl retl = sync.retl(postgres.source()).build()) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = 'v2' WHERE id = 7");
                sendLateAndDie(postgres, sync, destination);
                people.run("UPDATE people SET name = 'v3' WHERE id = 7");

                retl.sync(PeopleSync.MAPPING).orThrow();

                assertThat(destination.log().stream()
                                .filter(record -> record.id().equals("7"))
                                .map(Delivered::name))
                        .containsExactly("p7", "v2", "v3");
                assertThat(destination.rows()).isEqualTo(people.rows());
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    private static void sendLateAndDie(RealPostgres postgres, PeopleSync sync, KeyedDestination destination)
            throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        destination.onArrival(batch -> {
            arrived.countDown();
            await(never, LATE);
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1)) {
            assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the change arrived; the child printed %s", child.lines())
                    .isTrue();
        }
        destination.behave();
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
