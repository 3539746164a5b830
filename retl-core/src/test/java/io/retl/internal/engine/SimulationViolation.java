package io.retl.internal.engine;

/** A rule of the protocol was broken; the message says which, and how to see it again. */
final class SimulationViolation extends AssertionError {
    private static final long serialVersionUID = 1L;

    SimulationViolation(String message) {
        super(message);
    }
}
