package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedTables.Stored;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares what the records claim with what the destination has. */
final class SimulationClaims {
    private final SimulatedWorld world;
    private final Set<String> seenOnly = new TreeSet<>();
    private final Set<String> forgotten = new TreeSet<>();

    SimulationClaims(SimulatedWorld world) {
        this.world = world;
    }

    /** The row of a delta was folded as confirmed; if the trigger did not want it, the destination was never told. */
    void claimed(String id, boolean wanted) {
        forgotten.remove(id);
        if (wanted) {
            seenOnly.remove(id);
        } else {
            seenOnly.add(id);
            world.marks.hit(CoverageMarks.UNWANTED);
        }
    }

    /**
     * A reset or a baseline drops the state: from now on the destination may have rows that the records do not know, until
     * they are told of them again.
     */
    void forget() {
        forgotten.addAll(world.model.ids());
        forgotten.addAll(world.destination.view.keySet());
    }

    /** There is a new state, in which nothing was seen yet. */
    void renewed() {
        seenOnly.clear();
    }

    /** Whether the records were last told without the destination. */
    boolean isSeenOnly(String id) {
        return seenOnly.contains(id);
    }

    /** O3 and O2, whatever has happened: a confirmed record is what the destination has, and it has nothing else. */
    void check() {
        Map<String, String> view = world.destination.view;
        Map<String, Stored> records = world.ground.records();
        records.forEach((id, stored) -> {
            if (stored.unconfirmed() == null && isClaimed(id) && !Objects.equals(view.get(id), stored.checksum())) {
                world.oracle.violated("the records say that '" + id + "' is " + stored.checksum()
                        + "; the destination has " + view.get(id));
            }
        });
        view.forEach((id, value) -> {
            if (!records.containsKey(id) && isClaimed(id) && !forgotten.contains(id)) {
                world.oracle.violated(
                        "the destination has '" + id + "' = " + value + "; the records know nothing of it");
            }
        });
        world.oracle.throwIfViolated();
    }

    private boolean isClaimed(String id) {
        return !seenOnly.contains(id) && !world.oracle.sendings.isUnfolded(id);
    }

    /**
     * O1 and O2 at the end: the destination has what the model has, but for what rests or was not wanted, what a baseline took
     * for delivered, and what a reset forgot and the model has no more. What a reset forgot and the model has was sent again.
     */
    void requireEqual() {
        requireEqual(id -> true);
    }

    /** As {@link #requireEqual()} for the rows of the model: a mapping that nowhere looks for deletes leaves the others. */
    void requireEqualRows() {
        requireEqual(world.model.rows()::containsKey);
    }

    private void requireEqual(Predicate<String> isJudged) {
        Map<String, String> differing = new TreeMap<>();
        Map<String, Stored> records = world.ground.records();
        Set<String> ids = new TreeSet<>(world.model.ids());
        ids.addAll(world.destination.view.keySet());
        for (String id : ids) {
            String wanted = world.model.rows().get(id);
            String there = world.destination.view.get(id);
            Stored stored = records.get(id);
            boolean confirmed = stored == null || stored.unconfirmed() == null;
            boolean nobodyKnows = forgotten.contains(id) && wanted == null;
            if (isJudged.test(id)
                    && !seenOnly.contains(id)
                    && !nobodyKnows
                    && !world.ground.isParked(id)
                    && (!Objects.equals(wanted, there) || !confirmed)) {
                differing.put(id, wanted + " in the model, " + there + " at the destination, " + stored);
            }
        }
        if (!differing.isEmpty()) {
            world.oracle.violated("after healing the destination differs: " + differing);
        }
        world.oracle.throwIfViolated();
    }
}
