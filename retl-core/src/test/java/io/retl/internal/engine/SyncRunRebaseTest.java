package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Mapping.OnSchemaChange;
import io.retl.event.PhaseEvent;
import io.retl.event.SyncListener;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.warehouse.SchemaChange;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sync does when the checksums of its state were made from something else. */
class SyncRunRebaseTest {
    private static final ModelShape BEFORE = new ModelShape("SELECT 1", List.of(), List.of(), List.of(), 1);
    private static final SchemaChange COLUMNS = new SchemaChange(true, Optional.of(BEFORE), "");
    private static final SchemaChange VERSION = new SchemaChange(false, Optional.of(BEFORE), "");
    private static final SchemaChange LOST = new SchemaChange(true, Optional.empty(), "a column is gone");

    /** A mapping with three delivered rows whose checksums are made from something else now. */
    private static World world(SchemaChange change, OnSchemaChange policy) {
        World world = new World(3);
        world.onSchemaChange = policy;
        world.sync();
        world.warehouse.change = Optional.of(change);
        return world;
    }

    @Test
    void changedColumnsAreRebasedOnlyIfTheMappingSaysSo() {
        World rebase = world(COLUMNS, OnSchemaChange.REBASE);
        World resend = world(COLUMNS, OnSchemaChange.RESEND);

        assertThat(rebase.sync().rebased()).hasValue(3);
        assertThat(resend.sync().rebased()).isEmpty();
        assertThat(resend.warehouse.rebases).isEmpty();
    }

    @Test
    void newVersionIsRebasedWhateverTheMappingSays() {
        assertThat(world(VERSION, OnSchemaChange.RESEND).sync().rebased()).hasValue(3);
    }

    @Test
    void lostColumnsPauseARebaseAndNoResend() {
        SyncResult paused = world(LOST, OnSchemaChange.REBASE).sync();

        assertThat(paused.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(paused.reason().orElseThrow().code()).isEqualTo(ErrorCode.SCHEMA_CHANGED);
        assertThat(paused.reason().orElseThrow().message())
                .isEqualTo(
                        "Mapping 'people-to-crm': its checksums are to be rewritten, but a column is gone. Nothing was sent. Bring the columns back as they were, or set onSchemaChange to resend; or call baseline(\"people-to-crm\") to take the model's rows as delivered, or reset(\"people-to-crm\") to send every row again.");
        assertThat(world(LOST, OnSchemaChange.RESEND).sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
    }

    @Test
    void baselineTakesEveryRowAndNeedsNoRebase() {
        World world = world(LOST, OnSchemaChange.REBASE);
        new StateOperations(world.control, new LeaseTerms("person", World.LEASE, world.channel.timeout()))
                .baseline("people-to-crm", world.warehouse);

        assertThat(world.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
    }

    @Test
    void rebaseIsPartOfTheExtractPhase() {
        World world = world(COLUMNS, OnSchemaChange.REBASE);
        List<SyncPhase> phases = new ArrayList<>();
        world.listeners.add(new SyncListener() {
            @Override
            public void onPhase(PhaseEvent event) {
                phases.add(event.phase());
            }
        });

        world.sync();

        assertThat(phases).containsExactly(SyncPhase.EXTRACT);
    }

    @Test
    void runThatLostItsLeaseInARebaseEndsWithoutSending() {
        World world = world(COLUMNS, OnSchemaChange.REBASE);
        world.warehouse.model.put("004", "new");
        world.warehouse.beforeRebase = () -> world.warehouse.lastSync++;

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.STATE_DAMAGED);
        assertThat(result.reason().orElseThrow().message()).contains("sync #2 cannot rewrite the checksums");
        assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void cancelledRunDoesNotRebase() {
        World world = world(COLUMNS, OnSchemaChange.REBASE);
        SyncRun run = world.run();
        run.cancel("A person stopped it.");

        assertThat(world.finish(run).status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(world.warehouse.rebases).isEmpty();
    }
}
