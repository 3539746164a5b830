package io.retl.internal.load;

import io.retl.destination.spi.Payload;
import io.retl.internal.warehouse.Page;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records that were cut together, in the order of their numbers, and what is known of each. Not thread-safe.
 *
 * <p>Invariant: a record that an attempt may have applied stays so until a delivery, whatever later attempts say; and a
 * delivery counts only once no earlier attempt can still be applied after it.
 */
final class Batch {
    private final List<Page.DeltaRow> rows = new ArrayList<>();
    private final List<Payload> payloads = new ArrayList<>();
    private final BitSet perhapsApplied = new BitSet();
    private final BitSet deliveredLate = new BitSet();
    private final BitSet open = new BitSet();
    private long rowBytes;
    private long payloadBytes;
    private boolean unanswered;
    private long quietAt;

    void add(Page.DeltaRow row, Payload payload, long bytes) {
        open.set(rows.size());
        rows.add(row);
        payloads.add(payload);
        rowBytes += row.bytes();
        payloadBytes += bytes;
    }

    /** Some of its records, none of which has left. */
    Batch part(int from, int to) {
        Batch part = new Batch();
        for (int index = from; index < to; index++) {
            part.add(rows.get(index), payloads.get(index), 0); // nothing will be added that would need the bytes
        }
        return part;
    }

    /** Its records by the fields that a request has one value of; none of them has left. */
    List<Batch> split(BatchKeys keys) {
        return keys.fields().isEmpty()
                ? List.of(this)
                : keys.groups(payloads).stream().map(this::part).toList();
    }

    private Batch part(List<Integer> indexes) {
        Batch part = new Batch();
        indexes.forEach(index -> part.add(rows.get(index), payloads.get(index), 0)); // as above
        return part;
    }

    Page.DeltaRow row(int index) {
        return rows.get(index);
    }

    Payload payload(int index) {
        return payloads.get(index);
    }

    /** The place of every record. */
    List<Integer> indexes() {
        return IntStream.range(0, rows.size()).boxed().toList();
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

    /** How many rows it has up to a number. */
    long rowsUpTo(long number) {
        return rows.isEmpty() || last() <= number
                ? rows.size()
                : rows.stream().takeWhile(row -> row.seq() <= number).count();
    }

    boolean isDelete() {
        return first() <= 0;
    }

    /** Notes that an attempt may have applied a record. */
    void applyPerhaps(int index) {
        perhapsApplied.set(index);
    }

    /** Notes that an attempt was never answered, so that it may be applied until then. */
    void unansweredUntil(long nanos) {
        quietAt = !unanswered || quietAt - nanos < 0 ? nanos : quietAt;
        unanswered = true;
    }

    boolean isPerhapsApplied(int index) {
        return perhapsApplied.get(index);
    }

    /** Whether an earlier attempt for the record may still be applied. */
    boolean isInTheAir(int index, long now) {
        return unanswered && perhapsApplied.get(index) && now - quietAt < 0;
    }

    /** Keeps a delivery until no earlier attempt can be applied any more. */
    void deliverLate(int index) {
        deliveredLate.set(index);
    }

    /** The deliveries that were kept. */
    List<Integer> deliveredLate() {
        return deliveredLate.stream().boxed().toList();
    }

    /** When no attempt can be applied any more, if there are deliveries that were kept. */
    long quietAt() {
        return quietAt;
    }

    /** Closes a record: its outcome is known and written down. */
    void resolve(int index) {
        open.clear(index);
        deliveredLate.clear(index);
    }

    /** How many records have no outcome yet. */
    int openRecords() {
        return open.cardinality();
    }

    boolean isResolved() {
        return open.isEmpty();
    }
}
