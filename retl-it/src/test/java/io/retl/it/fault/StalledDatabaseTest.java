package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.TcpProxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The network between retl and the warehouse swallows every byte in mid-load. The driver's time-out ends the reads that
 * hang; the lease, whose store is elsewhere, is kept meanwhile.
 */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StalledDatabaseTest {
    /** More than one page of the delta. */
    private static final int ROWS = 16_000;

    private static final int WINDOW = 2_000;

    private final RealPostgres postgres = RealPostgres.open();
    private final TcpProxy network = TcpProxy.to(postgres.port());
    private final KeyedDestination destination = KeyedDestination.open();
    private final H2Warehouse control = H2Warehouse.open();
    private final People people = People.create(postgres.dataSource(), ROWS);

    @AfterEach
    void close() {
        destination.close();
        network.close();
        postgres.close();
        control.close();
    }

    private Retl.Builder retl(String more) {
        Source source = Source.builder("shop")
                .dataSource(new DriverDataSource(postgres.jdbcUrl(network.port()) + more, RealPostgres.ADMIN, ""))
                .build();
        return PeopleSync.into(destination.url()).batch(500).window(WINDOW).retl(source);
    }

    /** From the request with this number on, nothing reaches the warehouse. */
    private void stallAt(int number, CountDownLatch stalled) {
        AtomicInteger requests = new AtomicInteger();
        destination.answer(batch -> {
            if (requests.incrementAndGet() == number) {
                network.blackHole();
                stalled.countDown();
            }
            return ScriptedServerAnswer.status(200);
        });
    }

    private void heal() {
        network.reset();
        network.pass();
        destination.behave();
    }

    @Test
    void readsThatHangTimeOutAndWhatWasDeliveredIsKeptForTheNextSync() {
        try (Retl retl = retl("&socketTimeout=1&connectTimeout=1")
                .controlStore(control.dataSource())
                .build()) {
            stallAt(5, new CountDownLatch(1));
            SyncResult stalled = retl.sync(PeopleSync.MAPPING);

            assertThat(stalled.status()).as("%s", stalled).isEqualTo(SyncStatus.FAILED);
            assertThat(stalled.reason().orElseThrow().code()).isEqualTo(ErrorCode.FOLD_FAILED);
            assertThat(stalled.reason().orElseThrow().message())
                    .startsWith("What was delivered is kept for the next sync to fold. Source 'shop': ");
            assertThat(stalled.loaded().delivered()).isBetween(500L, (long) ROWS - 1);
            assertThat(stalled.loaded().delivered()).isEqualTo(destination.log().size());

            heal();
            SyncResult next = retl.sync(PeopleSync.MAPPING).orThrow();
            assertThat(next.loaded().delivered())
                    .isEqualTo(ROWS - stalled.loaded().delivered());
            requireConverged(retl);
        }
    }

    /** Nobody set a time-out, so the read hangs for as long as the driver likes, but the host does not. */
    @Test
    void readThatHangsForEverHoldsNoHostUp() throws Exception {
        CountDownLatch stalled = new CountDownLatch(1);
        stallAt(5, stalled);
        Retl hanging = retl("").controlStore(control.dataSource()).build();
        CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> hanging.sync(PeopleSync.MAPPING));
        assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();

        hanging.close(Duration.ofSeconds(1));

        SyncResult closed = sync.get(20, TimeUnit.SECONDS);
        assertThat(closed.status()).as("%s", closed).isEqualTo(SyncStatus.CANCELLED);
        heal();
        People.controlStore(control.dataSource()).expireLease();
        try (Retl next = retl("").controlStore(control.dataSource()).build()) {
            next.sync(PeopleSync.MAPPING).orThrow();
            requireConverged(next);
        }
    }

    /** Marks and renewals hang, too, where the warehouse holds the control store; they give up after ten seconds. */
    @Test
    void controlStoreThatHangsEndsTheSyncWithoutATimeOutOfTheHost() {
        Source byUrl = Source.builder("shop")
                .jdbcUrl(postgres.jdbcUrl(network.port()) + "&loginTimeout=2")
                .user(RealPostgres.ADMIN)
                .build();
        try (Retl retl = PeopleSync.into(destination.url())
                .batch(500)
                .window(WINDOW)
                .retl(byUrl)
                .build()) {
            stallAt(5, new CountDownLatch(1));
            SyncResult stalled = retl.sync(PeopleSync.MAPPING);

            assertThat(stalled.status()).as("%s", stalled).isIn(SyncStatus.PAUSED, SyncStatus.FAILED);
            assertThat(stalled.reason().orElseThrow().code()).isIn(ErrorCode.CONTROL_STORE, ErrorCode.LEASE_LOST);

            heal();
            People.controlStore(postgres.dataSource()).expireLease();
            retl.sync(PeopleSync.MAPPING).orThrow();
            requireConverged(retl);
        }
    }

    private void requireConverged(Retl retl) {
        assertThat(destination.duplicates()).isLessThanOrEqualTo(WINDOW);
        assertThat(destination.rows()).isEqualTo(people.rows());
        Quiet.requireQuiet(retl, destination, people);
    }
}
