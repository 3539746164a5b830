package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Lives thousands of lives of a mapping under faults. {@code -Dretl.sim.seed=} lives one again, {@code -Dretl.sim.seconds=}
 * says how long to go on with new ones.
 */
class SimulationTest {
    private static final String SEED = System.getProperty("retl.sim.seed", "");
    private static final long SECONDS = Long.getLong("retl.sim.seconds", 45);
    private static final long LEAST_RUNS = 1_000;

    @Test
    void nothingIsLostWhateverGoesWrong(TestReporter reporter) {
        if (!SEED.isEmpty()) {
            Simulation.live(Long.parseLong(SEED), Set.of(), Set.of());
            return;
        }
        long base = new SplittableRandom().nextLong();
        reporter.publishEntry("retl.sim.seed", "from " + base);
        CoverageMarks marks = new CoverageMarks();
        Clock clock = new SystemTime();
        long end = clock.nanos() + Duration.ofSeconds(SECONDS).toNanos();
        long runs = 0;
        while (runs < LEAST_RUNS || clock.nanos() - end < 0) {
            marks.addAll(Simulation.live(base + runs, Set.of(), Set.of()));
            runs++;
        }

        reporter.publishEntry("retl.sim.runs", String.valueOf(runs));
        assertThat(marks.missing())
                .as("what %s runs from seed %s did not come by; they did by %s", runs, base, marks)
                .isEmpty();
    }

    @Test
    void seedsThatOnceFoundSomethingFindNothing() {
        long[] seeds = seeds();

        for (long seed : seeds) {
            Simulation.live(seed, Set.of(), Set.of());
        }

        assertThat(seeds).isNotEmpty();
    }

    @Test
    void seedMeansTheSameLifeEveryTime() {
        Simulation one = new Simulation(77, Set.of(), Set.of()).traced();
        Simulation other = new Simulation(77, Set.of(), Set.of()).traced();

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
