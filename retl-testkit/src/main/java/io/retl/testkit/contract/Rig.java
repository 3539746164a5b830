package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.testkit.FlakyAction;
import io.retl.testkit.RecordingDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One mapping, built with the public interface, from a query to a recording destination. */
final class Rig implements AutoCloseable {
    private final Retl retl;
    private final String mappingId;
    private final FlakyAction action;
    private final boolean planned;

    Rig(Retl retl, String mappingId, FlakyAction action, boolean planned) {
        this.retl = retl;
        this.mappingId = mappingId;
        this.action = action;
        this.planned = planned;
    }

    /**
     * Syncs, and checks what holds for every sync: it finds what a plan has promised, and each differing row has exactly
     * one outcome.
     */
    SyncResult sync() {
        Promise promise = planned ? Promise.of(retl, mappingId) : null;
        SyncResult result = retl.sync(mappingId);
        if (promise != null) {
            promise.assertKept(result);
        }
        assertThat(result.loaded().total())
                .as("outcomes of %s", result)
                .isEqualTo(result.extracted().total());
        return result;
    }

    /** Syncs and returns what reached the destination, as {@link #events}. */
    List<String> syncedEvents() {
        SyncResult result = sync();
        List<String> events = events();
        assertThat(result.loaded().delivered()).as("delivered by %s", result).isEqualTo(events.size());
        return events;
    }

    /** Syncs until nothing differs any more, at most so many times, and returns how many rows each took. */
    List<Long> syncUntilQuiet(int most) {
        List<Long> counts = new ArrayList<>();
        for (int round = 0; round < most; round++) {
            long count = sync().extracted().total();
            counts.add(count);
            if (count == 0) {
                break;
            }
        }
        return counts;
    }

    /** What was applied since the last call: kind, record id and fields, as in {@code ADDED 1 Ada|London}. */
    List<String> events() {
        return payloads().stream().map(Rig::event).toList();
    }

    List<Payload> payloads() {
        return destination().drain();
    }

    /** The destination's view: the fields by record id. */
    Map<String, String> view() {
        Map<String, String> view = new TreeMap<>();
        destination().view().forEach((id, payload) -> view.put(id, fields(payload)));
        return view;
    }

    RecordingDestination destination() {
        return action.destination();
    }

    FlakyAction action() {
        return action;
    }

    Retl retl() {
        return retl;
    }

    String mappingId() {
        return mappingId;
    }

    void approve() {
        retl.approve(mappingId);
    }

    void reset() {
        retl.reset(mappingId);
    }

    @Override
    public void close() {
        retl.close();
    }

    static String event(Payload payload) {
        return payload.changeKind() + " " + payload.recordId() + " " + fields(payload);
    }

    private static String fields(Payload payload) {
        return joined(payload.fields().values());
    }

    static String joined(Iterable<? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        String separator = "";
        for (Object value : values) {
            text.append(separator).append(value);
            separator = "|";
        }
        return text.toString();
    }
}
