package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import org.junit.jupiter.api.Test;

/** The mass-delete guard within a sync. */
class SyncRunGuardTest {
    private static World worldThatLosesEverything() {
        World world = new World(300);
        world.sync();
        world.channel.forget();
        world.warehouse.model.clear();
        return world;
    }

    @Test
    void syncOfAnEmptyModelPausesAndSendsNothing() {
        World world = worldThatLosesEverything();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.MASS_DELETE);
        assertThat(result.extracted().deleted()).isEqualTo(300);
        assertThat(result.loaded().deferred()).isEqualTo(300);
        assertThat(world.channel.requests).isEmpty();
        assertThat(world.warehouse.records).hasSize(300);
    }

    @Test
    void approvedDeletesAreSentByTheNextSync() {
        World world = worldThatLosesEverything();
        world.sync();
        world.control.approve("people-to-crm");

        SyncResult result = world.sync();

        assertThat(result.loaded().deliveredDeleted()).isEqualTo(300);
        assertThat(world.channel.view).isEmpty();
    }

    @Test
    void approvalIsForOneSync() {
        World world = worldThatLosesEverything();
        world.sync();
        world.control.approve("people-to-crm");
        world.sync();
        world.warehouse.fill(300);
        world.sync();
        world.warehouse.model.clear();

        assertThat(world.sync().status()).isEqualTo(SyncStatus.PAUSED);
    }

    @Test
    void approvalDoesNotCoverMoreDeletesThanWereShown() {
        World world = new World(300);
        world.sync();
        for (int id = 1; id <= 150; id++) {
            world.warehouse.model.remove(MemoryWarehouse.id(id));
        }
        world.sync();
        world.control.approve("people-to-crm");
        world.warehouse.model.remove(MemoryWarehouse.id(151));

        assertThat(world.sync().status()).isEqualTo(SyncStatus.PAUSED);
    }

    @Test
    void syncThatPausedPausesAgainUntilTheReasonIsGone() {
        World world = worldThatLosesEverything();
        world.sync();

        SyncResult again = world.sync();
        world.warehouse.fill(300);

        assertThat(again.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }
}
