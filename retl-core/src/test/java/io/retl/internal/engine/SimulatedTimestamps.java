package io.retl.internal.engine;

import io.retl.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When the rows of a simulated model say that they changed: now, a while ago but within the overlap, in a while, at the same
 * moment as many others, or never. A third of the lives have such a model, and draw it from a source of chance of its own, so that
 * the others stay as they were.
 */
final class SimulatedTimestamps {
    private static final int LIVES = 3;
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration FAR = Duration.ofHours(1);

    private final SplittableRandom random;
    private final SimulatedTime time;
    private final Duration overlap;
    private final int fullDiffEvery;

    private SimulatedTimestamps(SplittableRandom random, SimulatedTime time) {
        this.random = random;
        this.time = time;
        this.overlap = Duration.ofSeconds(new int[] {0, 1, 20, 120}[random.nextInt(4)]);
        this.fullDiffEvery = random.nextInt(5);
    }

    /** Those of the life of a seed; null if it has none. */
    static @Nullable SimulatedTimestamps draw(long seed, SimulatedTime time) {
        return Math.floorMod(seed, LIVES) == 1 ? new SimulatedTimestamps(new SplittableRandom(~seed), time) : null;
    }

    /** When a row that is changed now says it was. */
    @Nullable
    Instant stamp() {
        Instant now = time.now();
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> now.plus(FAR);
            case 2, 3 -> now.minusSeconds(random.nextLong(overlap.toSeconds() + 1));
            case 4, 5 -> {
                Instant tick = Instant.ofEpochSecond(now.getEpochSecond() / TICK.toSeconds() * TICK.toSeconds());
                yield tick.isBefore(now.minus(overlap)) ? now : tick;
            }
            default -> now;
        };
    }

    /** How many syncs it takes at most until one of them compares all rows; 0 if none does. */
    int fullDiffEvery() {
        return fullDiffEvery;
    }

    void describe(Model.Builder model) {
        model.timestampColumn("changed").overlap(overlap);
        if (fullDiffEvery == 0) {
            model.fullDiffNever();
        } else {
            model.fullDiffEvery(fullDiffEvery);
        }
    }

    @Override
    public String toString() {
        return "overlap=" + overlap + " fullDiffEvery=" + fullDiffEvery;
    }
}
