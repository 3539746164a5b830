package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.MappingBusyException;
import io.retl.internal.control.LeaseTerms;
import io.retl.sync.SyncResult;
import org.junit.jupiter.api.Test;

/** A state is not dropped while requests may still be applied whose rows only that state knows. */
class LateRequestsOfAForgottenStateTest {
    private static final String MAPPING = "people-to-crm";

    private final World world = new World(3);
    private final StateOperations operations =
            new StateOperations(world.control, new LeaseTerms("person", World.LEASE, world.channel.timeout()));

    /** A sync dies; its lease runs out, its last request may be applied until its time-out is over. */
    private void dies() {
        assertThat(world.control.tryAcquire(MAPPING, "dead", World.LEASE, world.channel.timeout()))
                .isPresent();
        world.clock.advance(World.LEASE.plusSeconds(1));
    }

    @Test
    void resetIsRefusedWhileARequestOfADeadSyncMayBeApplied() {
        world.sync();
        dies();

        assertThatThrownBy(() -> operations.reset(MAPPING, world.warehouse))
                .isInstanceOf(MappingBusyException.class)
                .hasMessage(
                        "Mapping 'people-to-crm': requests of an earlier sync that were never answered may still be applied for %s seconds. Nothing was changed. Try again then.",
                        world.channel.timeout().toSeconds() - 1);
        assertThat(world.sync().extracted().total()).isZero();
    }

    @Test
    void baselineIsRefusedWhileARequestOfADeadSyncMayBeApplied() {
        world.sync();
        dies();

        assertThatThrownBy(() -> operations.baseline(MAPPING, world.warehouse))
                .isInstanceOf(MappingBusyException.class);
        assertThat(world.control.hasBaseline(MAPPING)).isFalse();
    }

    @Test
    void resetIsPossibleWhenNoRequestCanBeAppliedAnyMore() {
        world.sync();
        dies();
        world.clock.advance(world.channel.timeout());

        operations.reset(MAPPING, world.warehouse);

        SyncResult result = world.sync();
        assertThat(result.loaded().deliveredAdded()).isEqualTo(3);
    }
}
