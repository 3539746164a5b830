package io.retl.internal.load;

import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.Payload;
import io.retl.internal.step.Flaw;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver some records of a batch.
 *
 * <p>Made and read on the sync's own thread; only {@link #depart} is called by the task that sends it.
 */
final class Attempt {
    private final Batch batch;
    private final List<Integer> indexes;
    private final int number;
    private final @Nullable Long firstBegan;
    private final long notBefore;
    private boolean ofRequest;
    private int credentials;
    private int refusals;
    private volatile @Nullable Long began;

    private Attempt(Batch batch, List<Integer> indexes, int number, @Nullable Long firstBegan, long notBefore) {
        this.batch = batch;
        this.indexes = List.copyOf(indexes);
        this.number = number;
        this.firstBegan = firstBegan;
        this.notBefore = notBefore;
    }

    /** The first try of a whole batch. */
    static Attempt first(Batch batch, long now) {
        return new Attempt(batch, batch.indexes(), 1, null, now);
    }

    /** Another try of some of its records. */
    Attempt again(List<Integer> some, long earliest) {
        Attempt next = new Attempt(batch, some, number + 1, firstBegan(), earliest);
        next.ofRequest = some.size() == indexes.size();
        return next;
    }

    /** A try of a part of its records, after the whole was refused or some were taken; what was tried before counts no more. */
    Attempt part(List<Integer> some, long earliest) {
        return new Attempt(batch, some, 1, null, earliest);
    }

    Batch batch() {
        return batch;
    }

    /** The places of its records in the batch. */
    List<Integer> indexes() {
        return indexes;
    }

    /** Whether it holds what a whole request held, so that it was the destination that failed and not a record. */
    boolean isOfRequest() {
        return ofRequest;
    }

    /** Which try it is, from 1. */
    int number() {
        return number;
    }

    /** The time before which it must not leave. */
    long notBefore() {
        return notBefore;
    }

    /** Which credentials it is sent with. */
    int credentials() {
        return credentials;
    }

    /** Notes that the credentials of the try before were refused. */
    void refuse(Attempt before) {
        refusals = before.refusals + 1;
    }

    /** How often in a row its credentials were refused. */
    int refusals() {
        return refusals;
    }

    void useCredentials(int generation) {
        credentials = generation;
    }

    Delivery delivery(Set<Flaw> flaws) {
        List<Payload> payloads = indexes.stream().map(batch::payload).toList();
        if (flaws.contains(Flaw.RETRY_WITH_NEW_ID)) {
            payloads = payloads.stream().map(this::renamed).toList();
        }
        return new Delivery(payloads, number);
    }

    private Payload renamed(Payload payload) {
        Payload.Builder renamed =
                Payload.builder(payload.changeKind(), payload.recordId()).messageId(payload.messageId() + "-" + number);
        payload.fields().forEach(renamed::field);
        return renamed.build();
    }

    /** Called just before the call begins. */
    void depart(long now) {
        began = now;
    }

    /** Whether the call was begun, so that every record may have been applied. */
    boolean hasDeparted() {
        return began != null;
    }

    /** When the call was begun. */
    long began() {
        Long time = began;
        if (time == null) {
            throw new IllegalStateException("The call was not begun.");
        }
        return time;
    }

    /** When the first of these tries was begun. */
    long firstBegan() {
        Long first = firstBegan;
        return first == null ? began() : first;
    }
}
