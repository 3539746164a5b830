package io.retl.it.fault;

import java.util.Random;
import org.junit.jupiter.api.TestReporter;

/** The chance in these tests: {@code -Dretl.fault.seed} repeats it, {@code -Dretl.fault.runs} asks for more rounds. */
final class FaultSeed {
    private final long value;

    private FaultSeed(long value) {
        this.value = value;
    }

    /** A seed that the test report shows. */
    static FaultSeed of(TestReporter reporter) {
        FaultSeed seed = new FaultSeed(Long.getLong("retl.fault.seed", System.nanoTime()));
        reporter.publishEntry("retl.fault.seed", Long.toString(seed.value));
        return seed;
    }

    Random random() {
        return new Random(value);
    }

    /** How many rounds to do; the given number unless the property says otherwise. */
    static int rounds(int usual) {
        return Integer.getInteger("retl.fault.runs", usual);
    }

    /** What a failed assertion is to say, so that it can be repeated. */
    @Override
    public String toString() {
        return "with -Dretl.fault.seed=" + value;
    }
}
