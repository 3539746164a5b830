package io.retl.internal.engine;

import io.retl.destination.spi.Payload;
import io.retl.internal.warehouse.Page;
import java.util.ArrayList;
import java.util.List;

/** Records that are sent in one call, in the order of their numbers. Not thread-safe. */
final class Batch {
    private final List<Page.DeltaRow> rows = new ArrayList<>();
    private final List<Payload> payloads = new ArrayList<>();
    private long rowBytes;
    private long payloadBytes;
    private boolean departed;
    private boolean resolved;

    void add(Page.DeltaRow row, Payload payload, long bytes) {
        rows.add(row);
        payloads.add(payload);
        rowBytes += row.bytes();
        payloadBytes += bytes;
    }

    List<Page.DeltaRow> rows() {
        return rows;
    }

    List<Payload> payloads() {
        return payloads;
    }

    int size() {
        return rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long first() {
        return rows.get(0).seq();
    }

    long last() {
        return rows.get(rows.size() - 1).seq();
    }

    /** About how much heap it takes. */
    long rowBytes() {
        return rowBytes;
    }

    /** How large the payloads are as JSON. */
    long payloadBytes() {
        return payloadBytes;
    }

    boolean isDelete() {
        return first() <= 0;
    }

    /** Whether the call was begun, so that every record may have been applied. */
    boolean hasDeparted() {
        return departed;
    }

    void depart() {
        departed = true;
    }

    boolean isResolved() {
        return resolved;
    }

    void resolve() {
        resolved = true;
    }
}
