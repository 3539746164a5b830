package io.retl.internal.engine;

import io.retl.internal.delivery.Outcome;
import io.retl.internal.engine.SimulatedFaults.Mode;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what the simulation has come by, so that a test can tell that it looked everywhere. Not thread-safe. */
final class CoverageMarks {
    static final String EXTRACTING_TO_LOADING = "stage EXTRACTING to LOADING";
    static final String EXTRACTING_TO_DONE = "stage EXTRACTING to DONE";
    static final String LOADING_TO_FOLDING = "stage LOADING to FOLDING";
    static final String FOLDING_TO_DONE = "stage FOLDING to DONE";
    static final String SETTLED_EXTRACTING = "settled from EXTRACTING";
    static final String SETTLED_LOADING = "settled from LOADING";
    static final String SETTLED_BEFORE_FOLD = "settled from FOLDING, the fold had not taken effect";
    static final String SETTLED_AFTER_FOLD = "settled from FOLDING, the fold had taken effect";
    static final String APPLIED_LATE = "a request was applied after its sender had given it up";
    static final String LEASE_LOST = "a lease was lost";
    static final String LEASE_TAKEN_OVER = "a lease was taken over";
    static final String BUSY = "a run met another";
    static final String PARKED = "a row was parked";
    static final String CUT = "a sync was cut";
    static final String UNWANTED = "a row was folded as seen";
    static final String REBASED = "checksums were rewritten";
    static final String SCHEMA_CHANGED = "checksums could not be rewritten";
    static final String SET_ASIDE = "a row was set aside";

    static final String RECENT = "a sync read recent rows alone";

    private final Map<String, Long> hits = new TreeMap<>();

    void hit(String mark) {
        hits.merge(mark, 1L, Long::sum);
    }

    void hit(Outcome.Kind outcome) {
        hit("outcome " + outcome);
    }

    void hit(SimulatedPeople.Wish done) {
        hit("done " + done);
    }

    void hit(SyncStatus status) {
        hit("status " + status);
    }

    void hit(Mode mode, SimulatedFaults.Call call) {
        hit(mode + " " + call);
    }

    void addAll(CoverageMarks other) {
        other.hits.forEach((mark, times) -> hits.merge(mark, times, Long::sum));
    }

    /**
     * The marks that must be there and are not, of those that thousands of lives come by.
     *
     * @param modes how calls can go wrong
     */
    List<String> missing(Set<Mode> modes) {
        List<String> expected = usual();
        expected.addAll(List.of(APPLIED_LATE, BUSY, PARKED, REBASED, SCHEMA_CHANGED));
        for (SimulatedPeople.Wish wish : SimulatedPeople.Wish.values()) {
            expected.add("done " + wish);
        }
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            expected.add("outcome " + kind);
        }
        for (SyncStatus status : SyncStatus.values()) {
            expected.add("status " + status);
        }
        for (SimulatedFaults.Call call : SimulatedFaults.Call.values()) {
            call.modes(modes).forEach(mode -> expected.add(mode + " " + call));
        }
        expected.removeAll(hits.keySet());
        return expected;
    }

    /** The marks that must be there and are not, of those that a hundred lives come by. */
    List<String> missingOfUsual() {
        List<String> expected = usual();
        expected.removeAll(hits.keySet());
        return expected;
    }

    private static List<String> usual() {
        return new ArrayList<>(List.of(
                EXTRACTING_TO_LOADING,
                EXTRACTING_TO_DONE,
                LOADING_TO_FOLDING,
                FOLDING_TO_DONE,
                SETTLED_EXTRACTING,
                SETTLED_LOADING,
                SETTLED_BEFORE_FOLD,
                SETTLED_AFTER_FOLD,
                LEASE_LOST,
                LEASE_TAKEN_OVER,
                CUT,
                UNWANTED,
                SET_ASIDE,
                RECENT));
    }

    /** How often a call went wrong in such a way. */
    long times(Mode mode) {
        return hits.entrySet().stream()
                .filter(mark -> mark.getKey().startsWith(mode + " "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return hits.toString();
    }
}
