package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcControlStoreTest extends ControlStoreContract {
    private static final String LEASES = "\"retl \"\"state\"\"\".\"control_leases\"";

    private final H2ControlStore database = new H2ControlStore();
    private final ControlStore store = database.open();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    ControlStore store() {
        return store;
    }

    @Override
    void pass(Duration time) {
        database.pass(time);
    }

    private Instant timeOfTheStore() {
        long seconds = Long.parseLong(database.query("SELECT EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(0))")
                .get(0));
        return Instant.ofEpochSecond(seconds);
    }

    @Test
    void epochBeginsAtTheTimeOfTheStore() {
        Lease lease = acquire("node-a");

        assertThat(Instant.ofEpochMilli(lease.epoch())).isCloseTo(timeOfTheStore(), within(SLACK));
    }

    private static TemporalUnitOffset within(Duration slack) {
        return Assertions.within(slack.toSeconds(), ChronoUnit.SECONDS);
    }

    @Test
    void epochOfAStoreThatWasLostIsHigherThanWhatItGaveOut() {
        Lease lost = acquire("node-a");
        database.run("DROP ALL OBJECTS");

        Lease found = database.open().tryAcquire("m", "node-a", LEASE, TIMEOUT).orElseThrow();

        assertThat(found.epoch()).isGreaterThan(lost.epoch());
    }

    @Test
    void epochGrowsEvenIfTheClockGoesBack() {
        store.release(acquire("node-a"), Duration.ZERO);
        database.run("UPDATE " + LEASES + " SET epoch = 99999999999999");

        assertThat(acquire("node-a").epoch()).isEqualTo(100_000_000_000_000L);
    }

    @Test
    void whatOneProcessWroteAnotherReads() {
        Lease lease = acquire("node-a");
        SyncRow begun = store.begin(lease, 0);
        ControlStore other = database.open();

        assertThat(other.findHolder("m").orElseThrow().holder()).isEqualTo("node-a");
        assertThat(other.findLastSync("m")).contains(begun);
        assertThat(other.tryAcquire("m", "node-b", LEASE, TIMEOUT)).isEmpty();
    }

    @Test
    void numberIsHigherThanThatOfAnySyncWhoseLeaseRowIsGone() {
        Lease lease = acquire("node-a");
        store.begin(lease, 41);
        database.run("DELETE FROM " + LEASES);

        assertThat(store.begin(acquire("node-b"), 0).number()).isEqualTo(43);
    }
}
