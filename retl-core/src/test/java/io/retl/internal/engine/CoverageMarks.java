package io.retl.internal.engine;

import io.retl.internal.delivery.Outcome;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final Map<String, Long> hits = new TreeMap<>();

    void hit(String mark) {
        hits.merge(mark, 1L, Long::sum);
    }

    void hit(Outcome.Kind outcome) {
        hit("outcome " + outcome);
    }

    void hit(SyncStatus status) {
        hit("status " + status);
    }

    void hit(SimulatedFaults.Mode mode, SimulatedFaults.Call call) {
        hit(mode + " " + call);
    }

    void addAll(CoverageMarks other) {
        other.hits.forEach((mark, times) -> hits.merge(mark, times, Long::sum));
    }

    /** The marks that must be there and are not. */
    List<String> missing() {
        List<String> expected = new ArrayList<>(List.of(
                EXTRACTING_TO_LOADING,
                EXTRACTING_TO_DONE,
                LOADING_TO_FOLDING,
                FOLDING_TO_DONE,
                SETTLED_EXTRACTING,
                SETTLED_LOADING,
                SETTLED_BEFORE_FOLD,
                SETTLED_AFTER_FOLD,
                APPLIED_LATE,
                LEASE_LOST,
                LEASE_TAKEN_OVER,
                BUSY,
                PARKED,
                CUT,
                UNWANTED));
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            expected.add("outcome " + kind);
        }
        for (SyncStatus status : SyncStatus.values()) {
            expected.add("status " + status);
        }
        for (SimulatedFaults.Call call : SimulatedFaults.Call.values()) {
            call.modes().forEach(mode -> expected.add(mode + " " + call));
        }
        expected.removeAll(hits.keySet());
        return expected;
    }

    @Override
    public String toString() {
        return hits.toString();
    }
}
