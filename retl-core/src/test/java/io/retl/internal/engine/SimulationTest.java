package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Lives thousands of lives of a mapping under faults, in memory; see {@link SimulationLives}. */
class SimulationTest {
    private static final int PERCENT = 70;
    private static final long LEAST_LIVES = 5_000;

    @Test
    void nothingIsLostWhateverGoesWrong(TestReporter reporter) {
        SimulationLives lives = new SimulationLives(SimulatedMemory::new);

        Optional<CoverageMarks> marks = lives.live(reporter, PERCENT, LEAST_LIVES);

        marks.ifPresent(found -> assertThat(found.missing(SimulatedMemory.MODES))
                .as("what the lives did not come by; they did by %s", found)
                .isEmpty());
    }

    @Test
    void seedsThatOnceFoundSomethingFindNothing() {
        long[] seeds = seeds();

        for (long seed : seeds) {
            Simulation.live(seed, Set.of(), Set.of(), SimulatedMemory::new);
        }

        assertThat(seeds).isNotEmpty();
    }

    @Test
    void seedMeansTheSameLifeEveryTime() {
        Simulation one = new Simulation(77, Set.of(), Set.of(), SimulatedMemory::new).traced();
        Simulation other = new Simulation(77, Set.of(), Set.of(), SimulatedMemory::new).traced();

        one.run();
        other.run();

        assertThat(one.trace()).isNotEmpty().isEqualTo(other.trace());
    }

    private static long[] seeds() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimulationTest.class.getResourceAsStream("simulation-seeds.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
                    .toArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
