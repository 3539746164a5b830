package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Reach;
import io.retl.warehouse.spi.DeltaSummary;
import io.retl.warehouse.spi.ModelShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MassDeleteGuardTest {
    private static final DeltaSummary EMPTY = new DeltaSummary(0, 0, 0, 0, 0, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0);

    private static Optional<String> objection(
            long records, long deletes, long modelRows, Limits limits, long approved) {
        ModelShape model = new ModelShape("SELECT 1", List.of(), List.of(), List.of(), 0);
        MappingState state = new MappingState("t", "s", 1, 1, records, 0, false, "", model);
        Extraction extraction =
                new Extraction(state, EMPTY, deletes, deletes, modelRows, 0, 0, false, List.of(), 1, Reach.whole(0));
        return MassDeleteGuard.objection(
                "m", extraction, limits, approved < 0 ? OptionalLong.empty() : OptionalLong.of(approved));
    }

    private static Optional<String> objection(long records, long deletes, long modelRows) {
        return objection(records, deletes, modelRows, Limits.builder().build(), -1);
    }

    @Test
    void moreThanBothLimitsIsStopped() {
        assertThat(objection(505, 101, 404)).as("20 %% exactly").isEmpty();
        assertThat(objection(504, 101, 403)).isPresent();
        assertThat(objection(150, 100, 50)).as("100 rows exactly").isEmpty();
        assertThat(objection(150, 101, 49)).isPresent();
        assertThat(objection(1_000_000, 150_000, 850_000)).isEmpty();
    }

    @Test
    void emptyModelIsStoppedHoweverFewRowsThereWere() {
        assertThat(objection(1, 1, 0)).isPresent();
        assertThat(objection(0, 0, 0)).isEmpty();
    }

    @Test
    void limitsDecide() {
        assertThat(objection(
                        10,
                        2,
                        8,
                        Limits.builder().massDeleteRows(1).massDeletePercent(10).build(),
                        -1))
                .isPresent();
        assertThat(objection(
                        1_000, 999, 1, Limits.builder().massDeletePercent(100).build(), -1))
                .isEmpty();
    }

    @Test
    void approvalLetsPassUpToItsNumber() {
        Limits limits = Limits.builder().build();

        assertThat(objection(500, 300, 200, limits, 300)).isEmpty();
        assertThat(objection(500, 301, 199, limits, 300)).isPresent();
        assertThat(objection(300, 300, 0, limits, 300)).isEmpty();
    }

    @Test
    void aHundredPercentNeverPauses() {
        Limits never = Limits.builder().massDeletePercent(100).build();

        assertThat(objection(5_000, 5_000, 0, never, -1)).isEmpty();
    }

    @Test
    void messageSaysHowManyAndWhatToDo() {
        assertThat(objection(5_000, 1_234, 3_766))
                .contains(
                        "Mapping 'm': 1,234 of 5,000 known rows would be deleted; the guard stops at more than 100 rows"
                                + " and 20 %. Nothing was sent. Mend the model, call approve(\"m\") to let the next sync"
                                + " delete up to 1,234 rows, or set limits.massDeletePercent to 100 for that sync.");
        assertThat(objection(5_000, 5_000, 0))
                .contains("Mapping 'm': the model returns no row, so all 5,000 known rows would be deleted. Nothing was"
                        + " sent. Mend the model, call approve(\"m\") to let the next sync delete up to 5,000 rows, or set"
                        + " limits.massDeletePercent to 100 for that sync.");
    }
}
