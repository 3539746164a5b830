package io.retl.testkit;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A business tool that keeps what it is sent: its view, keyed by record id, and a log in the order of delivery.
 * Thread-safe.
 */
public final class RecordingDestination {
    private final Map<String, Payload> view = new LinkedHashMap<>();
    private final List<Payload> log = new ArrayList<>();
    private int drained;

    /** Starts without a record. */
    public RecordingDestination() {}

    /** Applies a change as a business tool would: an add or update replaces the record, a delete removes it. */
    public synchronized void apply(Payload payload) {
        log.add(payload);
        if (payload.changeKind() == ChangeKind.DELETED) {
            view.remove(payload.recordId());
        } else {
            view.put(payload.recordId(), payload);
        }
    }

    /** The last payload of every record that was not deleted, by record id; a copy. */
    public synchronized Map<String, Payload> view() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(view));
    }

    /** Every change that was applied, in order; a copy. */
    public synchronized List<Payload> log() {
        return List.copyOf(log);
    }

    /** The changes that were applied since this method was last called, in order. */
    public synchronized List<Payload> drain() {
        List<Payload> fresh = List.copyOf(log.subList(drained, log.size()));
        drained = log.size();
        return fresh;
    }

    /** How many records are in the view and how many changes made it; never a value. */
    @Override
    public synchronized String toString() {
        return "RecordingDestination[records=" + view.size() + ", changes=" + log.size() + "]";
    }
}
