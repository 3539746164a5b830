package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.RetryPolicy;
import io.retl.Source;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.event.PhaseEvent;
import io.retl.event.SyncListener;
import io.retl.mapping.Expressions;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the host plugs in throws, throws an Error, or never returns: the sync survives or ends, and loses nothing. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostSafetyTest {
    private final H2Warehouse warehouse = H2Warehouse.open();
    private final People people = People.create(warehouse.dataSource(), 10);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        warehouse.close();
    }

    @FunctionalInterface
    private interface Call {
        DeliveryResult perform(Delivery delivery) throws InterruptedException;
    }

    private Retl.Builder into(Call call) {
        Action action = new Action() {
            @Override
            public String name() {
                return "send";
            }

            @Override
            public int maxBatchRecords() {
                return 10;
            }

            @Override
            public Duration timeout() {
                return Duration.ZERO;
            }

            @Override
            public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
                return call.perform(delivery);
            }
        };
        Source source =
                Source.builder("shop").dataSource(warehouse.dataSource()).build();
        Model model = Model.builder("people")
                .source(source)
                .query("SELECT id, name FROM people")
                .uniqueIdentifier("ID")
                .build();
        return Retl.builder()
                .lease(Duration.ofSeconds(2))
                .mapping(Mapping.builder("m")
                        .model(model)
                        .destination(Destination.builder("d")
                                .action(action)
                                .retryPolicy(RetryPolicy.builder()
                                        .attempts(1)
                                        .time(Duration.ZERO)
                                        .build())
                                .build())
                        .action("send")
                        .field("name", Expressions.column("NAME"))
                        .build());
    }

    private SyncResult syncGood() {
        try (Retl retl = into(delivery -> DeliveryResult.delivered()).build()) {
            return retl.sync("m");
        }
    }

    @Test
    void listenerThatNeverReturnsHoldsNoSyncUp() {
        SyncListener blocks = new SyncListener() {
            @Override
            public void onPhase(PhaseEvent event) {
                await(never);
            }
        };
        try (Retl retl =
                into(delivery -> DeliveryResult.delivered()).listener(blocks).build()) {
            assertThat(retl.sync("m").status()).isEqualTo(SyncStatus.SUCCEEDED);
        }
    }

    @Test
    void listenerThatThrowsAnErrorHarmsNothing() {
        SyncListener broken = new SyncListener() {
            @Override
            public void onPhase(PhaseEvent event) {
                throw new StackOverflowError("a listener");
            }
        };
        try (Retl retl =
                into(delivery -> DeliveryResult.delivered()).listener(broken).build()) {
            assertThat(retl.sync("m").status()).isEqualTo(SyncStatus.SUCCEEDED);
        }
        assertThat(syncGood().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void actionThatThrowsAnErrorLeavesItsRecordsUnknown() {
        try (Retl retl = into(delivery -> {
                    throw new NoClassDefFoundError("a missing class");
                })
                .build()) {
            SyncResult result = retl.sync("m");

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.failedRecords())
                    .hasSize(10)
                    .allMatch(failed -> failed.outcome() == FailedRecord.Outcome.UNKNOWN);
        }
        assertThat(syncGood().loaded().deliveredAdded()).isEqualTo(10);
    }

    @Test
    void actionThatNeverReturnsIsNotWaitedForOnceTheSyncIsCancelled() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        SyncResult result;
        try (Retl retl = into(delivery -> {
                    called.countDown();
                    never.await();
                    return DeliveryResult.delivered();
                })
                .build()) {
            CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> retl.sync("m"));
            await(called);

            retl.cancel("m");

            result = sync.get(30, TimeUnit.SECONDS);
        }
        assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.loaded().unknown()).isEqualTo(10);
        assertThat(syncGood().loaded().deliveredAdded()).as("sent again").isEqualTo(10);
        people.run("UPDATE people SET name = 'later' WHERE id = 1");
        assertThat(syncGood().loaded().deliveredUpdated()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
