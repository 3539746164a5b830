package io.retl.internal.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that wait to leave: the parts of refused requests, which leave at once and depth first so that the record at
 * fault is found with few requests, and tries that wait for their time. Not thread-safe.
 */
final class RetryQueue {
    private final Deque<Attempt> parts = new ArrayDeque<>();
    private final PriorityQueue<Attempt> later =
            new PriorityQueue<>((one, other) -> Long.signum(one.notBefore() - other.notBefore()));

    void addPart(Attempt part) {
        parts.push(part);
    }

    void addLater(Attempt attempt) {
        later.add(attempt);
    }

    /** An attempt that may leave now, without taking it; null if there is none. */
    @Nullable
    Attempt peek(long now) {
        if (!parts.isEmpty()) {
            return parts.peek();
        }
        Attempt first = later.peek();
        return first != null && first.notBefore() - now <= 0 ? first : null;
    }

    /** Takes what {@link #peek} gave. */
    void remove(Attempt attempt) {
        if (!parts.remove(attempt)) {
            later.remove(attempt);
        }
    }

    /** Whether a whole request waits for its time, so that no other batch should try its luck. */
    boolean isBackingOff() {
        return later.stream().anyMatch(Attempt::isOfRequest);
    }

    /** When the next attempt may leave, if one waits for its time. */
    OptionalLong nextAt() {
        Attempt first = later.peek();
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.notBefore());
    }

    boolean isEmpty() {
        return parts.isEmpty() && later.isEmpty();
    }

    /** Takes them all, in the order of their rows. */
    List<Attempt> removeAll() {
        List<Attempt> all = new ArrayList<>(parts);
        all.addAll(later);
        all.sort(Comparator.comparingLong(attempt -> attempt.batch().first()));
        parts.clear();
        later.clear();
        return all;
    }
}
