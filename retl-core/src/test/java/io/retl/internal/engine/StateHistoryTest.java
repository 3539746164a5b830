package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.internal.control.FoldMark;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.warehouse.MappingState;
import io.retl.warehouse.spi.ModelShape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateHistoryTest {
    private static final long EPOCH = 100;

    private static MappingState state(long lastSync, long epoch, boolean unsettled) {
        ModelShape model = new ModelShape("SELECT 1", List.of(), List.of(), List.of(), 0);
        return new MappingState("checkpoints_m", "state-1", lastSync, epoch, 3, 0, unsettled, "", model);
    }

    private static SyncRow sync(long number) {
        return new SyncRow(number, 90, SyncStage.DONE, null, 0, 0, 0);
    }

    private static @Nullable StateException difference(
            MappingState found, @Nullable SyncRow last, @Nullable FoldMark folded) {
        return StateHistory.difference("m", found, EPOCH, last, Optional.ofNullable(folded))
                .orElse(null);
    }

    @Test
    void bothAtTheSameSyncIsAsItShouldBe() {
        assertThat(difference(state(7, 90, false), sync(7), new FoldMark("state-1", 7)))
                .isNull();
        assertThat(difference(state(7, 90, true), sync(8), new FoldMark("state-1", 7)))
                .as("a sync that failed before it sent left its delta")
                .isNull();
    }

    @Test
    void stateTablesOlderThanTheControlStoreWereRestored() {
        StateException found = difference(state(6, 90, false), sync(7), new FoldMark("state-1", 7));

        assertThat(found.code()).isEqualTo(ErrorCode.STATE_REGRESSED);
        assertThat(found)
                .hasMessage(
                        "Mapping 'm': the state table 'checkpoints_m' stands at sync #6, but sync #7 was folded, or it"
                                + " belongs to another state. It was restored from a copy. Nothing was sent. Restore the newer copy of"
                                + " both, or call baseline(\"m\") to take the model's rows as delivered, or reset(\"m\") to send every"
                                + " row again.");
    }

    @Test
    void stateTablesOfAnotherStateWereRestored() {
        assertThat(difference(state(7, 90, false), sync(7), new FoldMark("state-0", 7))
                        .code())
                .isEqualTo(ErrorCode.STATE_REGRESSED);
    }

    @Test
    void controlStoreOlderThanTheStateTablesWasRestored() {
        StateException found = difference(state(9, 90, false), sync(7), new FoldMark("state-1", 7));

        assertThat(found.code()).isEqualTo(ErrorCode.CONTROL_REGRESSED);
        assertThat(found)
                .hasMessageStartingWith(
                        "Mapping 'm': the state table 'checkpoints_m' stands at sync #9, but the control store knows of none after #7.");
    }

    @Test
    void newControlStoreIsTakenUnlessASyncWasUnfinished() {
        assertThat(difference(state(9, 90, false), null, null)).isNull();
        assertThat(difference(state(9, 90, true), null, null).code()).isEqualTo(ErrorCode.CONTROL_REGRESSED);
    }

    @Test
    void laterEpochBelongsToARunWithAnotherControlStore() {
        assertThat(difference(state(7, 101, false), sync(7), new FoldMark("state-1", 7))
                        .code())
                .isEqualTo(ErrorCode.LEASE_LOST);
    }
}
