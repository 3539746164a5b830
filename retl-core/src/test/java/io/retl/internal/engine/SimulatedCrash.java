package io.retl.internal.engine;

/** Ends a simulated process where it stands. An error, so that nothing between here and the scheduler handles it. */
final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("The process is dead.", null, false, false);
    }
}
