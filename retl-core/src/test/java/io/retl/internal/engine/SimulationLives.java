package io.retl.internal.engine;

import io.retl.internal.step.Clock;
import io.retl.internal.step.SystemTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestReporter;

/**
 * Lives one life after another on one ground, each from a seed of its own, until the time is up. {@code -Dretl.sim.seed=} lives
 * one again, {@code -Dretl.sim.seconds=} says how long all grounds together go on with new ones.
 */
final class SimulationLives {
    private static final String SEED = System.getProperty("retl.sim.seed", "");
    private static final long SECONDS = Long.getLong("retl.sim.seconds", 50);

    private final SimulatedGround.Maker ground;

    SimulationLives(SimulatedGround.Maker ground) {
        this.ground = ground;
    }

    /**
     * Lives on.
     *
     * @param percent the share of the time
     * @param least how many lives there are at least
     * @return what they came by; empty if only one life was asked for
     */
    Optional<CoverageMarks> live(TestReporter reporter, int percent, long least) {
        if (!SEED.isEmpty()) {
            Simulation.live(Long.parseLong(SEED), Set.of(), Set.of(), ground);
            return Optional.empty();
        }
        CoverageMarks marks = new CoverageMarks();
        long base = new SplittableRandom().nextLong();
        reporter.publishEntry("retl.sim.seed", "from " + base);
        Clock clock = new SystemTime();
        long end = clock.nanos() + Duration.ofSeconds(SECONDS).toNanos() / 100 * percent;
        long lives = 0;
        while (lives < least || clock.nanos() - end < 0) {
            marks.addAll(Simulation.live(base + lives, Set.of(), Set.of(), ground));
            lives++;
        }
        reporter.publishEntry("retl.sim.lives", String.valueOf(lives));
        return Optional.of(marks);
    }
}
