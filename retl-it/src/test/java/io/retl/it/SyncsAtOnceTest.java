package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.MappingBusyException;
import io.retl.Retl;
import io.retl.Source;
import io.retl.event.PhaseEvent;
import io.retl.event.QueuedEvent;
import io.retl.event.SyncListener;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.TrackingDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source runs so many syncs at once; further ones wait for their turn, and that is never an error. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SyncsAtOnceTest {
    private final H2Warehouse warehouse = H2Warehouse.open();
    private final BlockingQueue<QueuedEvent> queued = new LinkedBlockingQueue<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final SyncListener listener = new SyncListener() {
        @Override
        public void onQueued(QueuedEvent event) {
            queued.add(event);
        }
    };

    @AfterEach
    void close() {
        callers.shutdownNow();
        warehouse.close();
    }

    private Source.Builder source() {
        return Source.builder("shop").dataSource(warehouse.dataSource());
    }

    private CompletableFuture<SyncResult> start(Retl retl, String mapping) {
        return CompletableFuture.supplyAsync(() -> retl.sync(mapping), callers);
    }

    private List<CompletableFuture<SyncResult>> startAll(Retl retl, int mappings) {
        return IntStream.rangeClosed(1, mappings)
                .mapToObj(number -> start(retl, "m" + number))
                .toList();
    }

    private static SyncStatus statusOf(CompletableFuture<SyncResult> sync) throws Exception {
        return sync.get(30, TimeUnit.SECONDS).status();
    }

    private String awaitQueued() throws InterruptedException {
        QueuedEvent event = queued.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("a sync waits").isNotNull();
        return event.mappingId();
    }

    private void twentyAtATime(Source source) throws Exception {
        GaugedDestination crm = new GaugedDestination(4);
        try (Retl retl = crm.retl(source, 20).listener(listener).build()) {
            List<CompletableFuture<SyncResult>> syncs = startAll(retl, 20);
            crm.awaitFull();
            for (int waiting = 0; waiting < 16; waiting++) {
                awaitQueued();
            }

            crm.answer();

            for (CompletableFuture<SyncResult> sync : syncs) {
                assertThat(statusOf(sync)).isEqualTo(SyncStatus.SUCCEEDED);
            }
        }
        assertThat(crm.records()).isEqualTo(20);
        assertThat(crm.most()).isEqualTo(4);
    }

    @Test
    void twentyMappingsShareThePoolOfAnH2Source() throws Exception {
        twentyAtATime(Source.builder("shop")
                .jdbcUrl("jdbc:h2:mem:syncs_" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
                .user("sa")
                .build());
    }

    @Test
    @Tag("postgres")
    void twentyMappingsShareThePoolOfAPostgresSource() throws Exception {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            twentyAtATime(Source.builder("shop")
                    .jdbcUrl(postgres.jdbcUrl())
                    .user(SharedPostgres.ADMIN)
                    .build());
        }
    }

    @Test
    void syncsThatWaitHoldNoConnectionOfTheHost() throws Exception {
        TrackingDataSource host = new TrackingDataSource(warehouse.dataSource());
        GaugedDestination crm = new GaugedDestination(2);
        Source source =
                Source.builder("shop").dataSource(host).maxConcurrentSyncs(2).build();
        try (Retl retl = crm.retl(source, 10).listener(listener).build()) {
            List<CompletableFuture<SyncResult>> syncs = startAll(retl, 10);
            for (int waiting = 0; waiting < 8; waiting++) {
                awaitQueued();
            }
            crm.awaitFull();
            crm.answer();

            for (CompletableFuture<SyncResult> sync : syncs) {
                assertThat(statusOf(sync)).isEqualTo(SyncStatus.SUCCEEDED);
            }
        }
        assertThat(crm.most()).isEqualTo(2);
        assertThat(host.mostOpen()).isLessThanOrEqualTo(4);
    }

    @Test
    void syncsBeginInTheOrderInWhichTheyWereAskedFor() throws Exception {
        List<String> begun = new ArrayList<>();
        GaugedDestination crm = new GaugedDestination(1);
        SyncListener order = new SyncListener() {
            @Override
            public void onQueued(QueuedEvent event) {
                queued.add(event);
            }

            @Override
            public void onPhase(PhaseEvent event) {
                if (event.phase() == SyncPhase.EXTRACT) {
                    begun.add(event.mappingId());
                }
            }
        };
        List<CompletableFuture<SyncResult>> syncs = new ArrayList<>();
        try (Retl retl = crm.retl(source().maxConcurrentSyncs(1).build(), 5)
                .listener(order)
                .build()) {
            syncs.add(start(retl, "m3"));
            crm.awaitFull();
            for (String mapping : List.of("m5", "m1", "m4", "m2")) {
                syncs.add(start(retl, mapping));
                assertThat(awaitQueued()).isEqualTo(mapping);
            }
            crm.answer();
            for (CompletableFuture<SyncResult> sync : syncs) {
                assertThat(statusOf(sync)).isEqualTo(SyncStatus.SUCCEEDED);
            }
        }

        assertThat(begun).containsExactly("m3", "m5", "m1", "m4", "m2");
    }

    @Test
    void syncThatWaitsCanBeCancelledAndHoldsNeitherLeaseNorHistory() throws Exception {
        GaugedDestination crm = new GaugedDestination(1);
        Source one = source().maxConcurrentSyncs(1).build();
        try (Retl retl = crm.retl(one, 2).listener(listener).build();
                Retl another = new GaugedDestination(0).answer().retl(one, 2).build()) {
            CompletableFuture<SyncResult> first = start(retl, "m1");
            crm.awaitFull();
            CompletableFuture<SyncResult> second = start(retl, "m2");
            assertThat(awaitQueued()).isEqualTo("m2");
            assertThatThrownBy(() -> retl.sync("m2")).isInstanceOf(MappingBusyException.class);
            assertThat(another.sync("m2").status()).as("by another Retl").isEqualTo(SyncStatus.SUCCEEDED);

            retl.cancel("m2");

            assertThat(statusOf(second)).isEqualTo(SyncStatus.CANCELLED);
            crm.answer();
            assertThat(statusOf(first)).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(retl.history("m2")).hasSize(1);
            assertThat(retl.sync("m2").extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        }
    }

    @Test
    void closingEndsTheSyncsThatWait() throws Exception {
        GaugedDestination crm = new GaugedDestination(1);
        Retl retl = crm.retl(source().maxConcurrentSyncs(1).build(), 3)
                .listener(listener)
                .build();
        List<CompletableFuture<SyncResult>> waiting = new ArrayList<>();
        CompletableFuture<SyncResult> first = start(retl, "m1");
        crm.awaitFull();
        for (String mapping : List.of("m2", "m3")) {
            waiting.add(start(retl, mapping));
            awaitQueued();
        }

        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> retl.close(Duration.ofSeconds(20)), callers);

        for (CompletableFuture<SyncResult> sync : waiting) {
            assertThat(statusOf(sync)).isEqualTo(SyncStatus.CANCELLED);
        }
        crm.answer();
        assertThat(statusOf(first)).isEqualTo(SyncStatus.CANCELLED);
        closing.get(20, TimeUnit.SECONDS);
        assertThat(crm.records()).isEqualTo(1);
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        GaugedDestination crm = new GaugedDestination(1);
        try (Retl retl = crm.retl(source().maxConcurrentSyncs(1).build(), 2)
                .listener(listener)
                .build()) {
            CompletableFuture<SyncResult> first = start(retl, "m1");
            crm.awaitFull();
            CompletableFuture<SyncResult> second = new CompletableFuture<>();
            Thread caller = new Thread(() -> second.complete(retl.sync("m2")));
            caller.start();
            awaitQueued();

            caller.interrupt();

            assertThat(statusOf(second)).isEqualTo(SyncStatus.CANCELLED);
            crm.answer();
            assertThat(statusOf(first)).isEqualTo(SyncStatus.SUCCEEDED);
        }
    }

    @Test
    void executorWithASingleThreadServesThemAll() throws Exception {
        GaugedDestination crm = new GaugedDestination(0).answer();
        ExecutorService single = Executors.newSingleThreadExecutor();
        try (Retl retl = crm.retl(source().build(), 10).executor(single).build()) {
            for (CompletableFuture<SyncResult> sync : startAll(retl, 10)) {
                assertThat(statusOf(sync)).isEqualTo(SyncStatus.SUCCEEDED);
            }
        } finally {
            single.shutdownNow();
        }
        assertThat(crm.records()).isEqualTo(10);
    }
}
