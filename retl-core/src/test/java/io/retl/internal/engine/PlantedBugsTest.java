package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.step.Flaw;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth something: it finds each of these faults, most of them within a second. */
@Timeout(60)
class PlantedBugsTest {
    private static final long MAX_LIVES = 30_000;

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void flawOfTheEngineIsFound(Flaw flaw) {
        assertFound(EnumSet.of(flaw), Set.of(), SimulatedMemory::new);
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void bugOfWhatTheEngineStandsOnIsFound(PlantedBug bug) {
        assertFound(Set.of(), EnumSet.of(bug), SimulatedMemory::new);
    }

    /** What can be planted around the product's own SQL, and does not need thousands of lives to show. */
    @ParameterizedTest
    @EnumSource(
            value = PlantedBug.class,
            names = {
                "FOLD_WITHOUT_GUARD",
                "WINDOW_FOLDED_AS_DELIVERED",
                "WINDOW_FORGOTTEN",
                "CONTROL_IGNORES_THE_EPOCH",
                "DELIVERED_MARK_TOO_FAR",
                "PAGE_SKIPS_A_ROW",
                "DOUBLED_ROW_NOT_SET_ASIDE",
                "BASELINE_FORGOTTEN",
                "RESET_KEEPS_THE_RECORDS",
                "REBASE_TAKES_UNCONFIRMED",
                "REBASE_TAKES_WHAT_DIFFERS",
                "OPEN_ROWS_NOT_READ_AGAIN",
                "ROWS_WITHOUT_A_TIMESTAMP_NOT_READ"
            })
    void bugAroundTheSqlIsFound(PlantedBug bug) {
        assertFound(Set.of(), EnumSet.of(bug), SimulatedDatabase::new);
    }

    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            names = {"SKIP_SETTLE", "FOLD_BEFORE_ANSWER", "MARK_AFTER_SEND", "ADDS_BEFORE_DELETES"})
    void flawOfTheEngineIsFoundOverSql(Flaw flaw) {
        assertFound(EnumSet.of(flaw), Set.of(), SimulatedDatabase::new);
    }

    private static void assertFound(Set<Flaw> flaws, Set<PlantedBug> bugs, SimulatedGround.Maker ground) {
        String found = "";
        for (long seed = 1; seed <= MAX_LIVES && found.isEmpty(); seed++) {
            try {
                new Simulation(seed, flaws, bugs, ground).run();
            } catch (SimulationViolation violation) {
                found = String.valueOf(violation.getMessage());
            }
        }
        assertThat(found).as("the violation that %s %s led to", flaws, bugs).isNotEmpty();
    }
}
