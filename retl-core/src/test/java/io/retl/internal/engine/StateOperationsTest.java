package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.MappingBusyException;
import io.retl.WarehouseException;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseTerms;
import io.retl.sync.SyncResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person does to the state of a mapping, and what is left when that is interrupted. */
class StateOperationsTest {
    private static final String MAPPING = "people-to-crm";

    private static StateOperations operations(World world) {
        return new StateOperations(world.control, new LeaseTerms("person", World.LEASE, world.channel.timeout()));
    }

    @Test
    void rowsOfABaselineAreNotSentAndLaterChangesAre() {
        World world = new World(3);
        operations(world).baseline(MAPPING, world.warehouse);

        SyncResult baseline = world.sync();
        world.warehouse.model.put("002", "new");
        SyncResult next = world.sync();

        assertThat(baseline.loaded().skipped()).isEqualTo(3);
        assertThat(world.control.hasBaseline(MAPPING)).isFalse();
        assertThat(next.loaded().deliveredUpdated()).isEqualTo(1);
        assertThat(world.channel.sent()).containsExactly("UPDATED 002");
    }

    @Test
    void baselineThatBreaksOffIsFinishedByTheNextSyncWhichSendsNothing() {
        World world = new World(3);
        world.sync();
        world.channel.forget();
        world.warehouse.model.put("002", "new");
        world.warehouse.beforeReset = () -> {
            throw new WarehouseException("Source 'shop': connection reset.", "", "08006", 0, null);
        };
        assertThatThrownBy(() -> operations(world).baseline(MAPPING, world.warehouse))
                .isInstanceOf(WarehouseException.class);

        SyncResult result = world.sync();

        assertThat(result.loaded().skipped()).isEqualTo(1);
        assertThat(world.channel.requests).isEmpty();
    }

    @Test
    void resetWithdrawsABaselineThatDidNotEnd() {
        World world = new World(3);
        operations(world).baseline(MAPPING, world.warehouse);

        operations(world).reset(MAPPING, world.warehouse);

        assertThat(world.sync().loaded().deliveredAdded()).isEqualTo(3);
    }

    @Test
    void requestsOfADeadSyncAreRememberedAcrossAnOperation() {
        World world = new World(3);
        assertThat(world.control.tryAcquire(MAPPING, "dead", World.LEASE, world.channel.timeout()))
                .isPresent();
        world.clock.advance(World.LEASE.plusSeconds(1));

        operations(world).release(MAPPING, world.warehouse);

        Lease next = world.control
                .tryAcquire(MAPPING, "node-a", World.LEASE, world.channel.timeout())
                .orElseThrow();
        assertThat(next.rest()).isEqualTo(world.channel.timeout().minusSeconds(1));
    }

    @Test
    void nothingIsDoneWhileALeaseIsHeldAndTheMappingIsFreeAfterAFailure() {
        World world = new World(3);
        Lease held = world.control
                .tryAcquire(MAPPING, "node-a", World.LEASE, Duration.ZERO)
                .orElseThrow();
        assertThatThrownBy(() -> operations(world).reset(MAPPING, world.warehouse))
                .isInstanceOf(MappingBusyException.class)
                .hasMessage(
                        "Mapping 'people-to-crm': it is being synced, or a sync of it died and its lease has not run out."
                                + " Try again when that has ended.");
        world.control.release(held, Duration.ZERO);
        world.warehouse.beforeReset = () -> {
            throw new WarehouseException("Source 'shop': connection reset.", "", "08006", 0, null);
        };

        assertThatThrownBy(() -> operations(world).reset(MAPPING, world.warehouse))
                .isInstanceOf(WarehouseException.class);

        assertThat(world.sync().loaded().delivered()).isEqualTo(3);
    }
}
