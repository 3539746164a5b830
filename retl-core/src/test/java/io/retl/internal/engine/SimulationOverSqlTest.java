package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.engine.SimulatedFaults.Mode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Lives some hundred lives of a mapping under faults, with the product's SQL on a real database; see {@link SimulationLives}. */
class SimulationOverSqlTest {
    private static final int PERCENT = 15;
    private static final long LEAST_LIVES = 100;

    @Test
    void nothingIsLostWhereverAStatementIsTheLast(TestReporter reporter) {
        SimulationLives lives = new SimulationLives(SimulatedDatabase::new);

        Optional<CoverageMarks> marks = lives.live(reporter, PERCENT, LEAST_LIVES);

        marks.ifPresent(found -> {
            assertThat(found.missingOfUsual())
                    .as("what the lives did not come by; they did by %s", found)
                    .isEmpty();
            assertThat(found.times(Mode.CRASH_INSIDE)).isPositive();
            assertThat(found.times(Mode.FAIL_INSIDE)).isPositive();
        });
    }

    @Test
    void nothingIsLostWhereEveryStatementIsATransaction(TestReporter reporter) {
        SimulationLives lives = new SimulationLives(world -> new SimulatedDatabase(world, AutoCommitDialect::new));

        Optional<CoverageMarks> marks = lives.live(reporter, PERCENT, LEAST_LIVES);

        marks.ifPresent(found -> assertThat(found.times(Mode.CRASH_INSIDE))
                .as("crashes within a fold or an extract")
                .isPositive());
    }

    @Test
    void seedMeansTheSameLifeEveryTime() {
        Simulation one = new Simulation(7, Set.of(), Set.of(), SimulatedDatabase::new).traced();
        Simulation other = new Simulation(7, Set.of(), Set.of(), SimulatedDatabase::new).traced();

        one.run();
        other.run();

        assertThat(one.trace()).isNotEmpty().isEqualTo(other.trace());
    }
}
