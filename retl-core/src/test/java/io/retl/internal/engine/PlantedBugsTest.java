package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth something: it finds each of these faults, most of them within a second. */
@Timeout(60)
class PlantedBugsTest {
    private static final long MAX_RUNS = 30_000;

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void flawOfTheEngineIsFound(Flaw flaw) {
        assertFound(EnumSet.of(flaw), Set.of());
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void bugOfWhatTheEngineStandsOnIsFound(PlantedBug bug) {
        assertFound(Set.of(), EnumSet.of(bug));
    }

    private static void assertFound(Set<Flaw> flaws, Set<PlantedBug> bugs) {
        String found = "";
        for (long seed = 1; seed <= MAX_RUNS && found.isEmpty(); seed++) {
            try {
                new Simulation(seed, flaws, bugs).run();
            } catch (SimulationViolation violation) {
                found = String.valueOf(violation.getMessage());
            }
        }
        assertThat(found).as("the violation that %s %s led to", flaws, bugs).isNotEmpty();
    }
}
