package io.retl.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Judges everything that happens in a simulation by the rules of the protocol; knows nothing of the engine. Each part has one
 * family of rules, and is told what happened where it happens.
 */
final class SimulationOracle {
    final SimulatedLeases leases;
    final SimulationDeltas deltas;
    final SimulationDepartures departures;
    final SimulationSendings sendings;
    final SimulationFolds folds;
    final SimulationSyncs syncs;
    final SimulationClaims claims;
    private final SimulatedWorld world;
    private @Nullable SimulationViolation violation;

    SimulationOracle(SimulatedWorld world) {
        this.world = world;
        this.leases = new SimulatedLeases(world);
        this.deltas = new SimulationDeltas(world);
        this.departures = new SimulationDepartures(world);
        this.sendings = new SimulationSendings(world);
        this.folds = new SimulationFolds(world);
        this.syncs = new SimulationSyncs(world);
        this.claims = new SimulationClaims(world);
    }

    /** A rule was broken; the first time counts. */
    void violated(String what) {
        if (violation == null) {
            violation = new SimulationViolation(what);
            world.trace(() -> "VIOLATION " + what);
        }
    }

    /** A violation that was noted where nothing could be thrown. */
    void throwIfViolated() {
        if (violation != null) {
            throw violation;
        }
    }
}
