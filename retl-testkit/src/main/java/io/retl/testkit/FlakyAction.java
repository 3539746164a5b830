package io.retl.testkit;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An action that answers by script and delivers whatever the script does not mention. Thread-safe; a script may grow
 * between two syncs.
 *
 * <p>A delivered change reaches the {@link RecordingDestination}. A rejected one and one to retry do not. One whose
 * outcome is unknown does not either, unless {@link #applyUnknown()} was called.
 */
public final class FlakyAction implements Action {
    private final String name;
    private final int maxBatchRecords;
    private final RecordingDestination destination;
    private final Map<String, Deque<RecordResult>> answers = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<Payload> attempts = new ArrayList<>();
    private boolean appliesUnknown;

    /**
     * An action without a script: it delivers everything.
     *
     * @param name the name that a mapping uses
     * @param destination where delivered changes go
     * @param maxBatchRecords the most changes in one call
     */
    public FlakyAction(String name, RecordingDestination destination, int maxBatchRecords) {
        this.name = Objects.requireNonNull(name, "name");
        this.destination = Objects.requireNonNull(destination, "destination");
        this.maxBatchRecords = maxBatchRecords;
    }

    /** The answers to the next attempts of a record, one each; then it is delivered. */
    public synchronized FlakyAction answer(String recordId, RecordResult... results) {
        answers.computeIfAbsent(recordId, key -> new ArrayDeque<>()).addAll(Arrays.asList(results));
        return this;
    }

    /** Leaves a record out of the next answer that would name it. */
    public synchronized FlakyAction leaveUnanswered(String recordId) {
        unanswered.add(recordId);
        return this;
    }

    /** What the next calls throw, one each, before they apply anything. */
    public synchronized FlakyAction fail(RuntimeException... exceptions) {
        failures.addAll(Arrays.asList(exceptions));
        return this;
    }

    /** Applies the changes whose outcome is reported as unknown, as a call does whose answer is lost. */
    public synchronized FlakyAction applyUnknown() {
        appliesUnknown = true;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int maxBatchRecords() {
        return maxBatchRecords;
    }

    /** Zero: what a call does, it has done when it returns. */
    @Override
    public Duration timeout() {
        return Duration.ZERO;
    }

    @Override
    public synchronized DeliveryResult perform(Delivery delivery, DeliveryContext context) {
        attempts.addAll(delivery.payloads());
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        DeliveryResult.Builder results = DeliveryResult.builder();
        for (int index = 0; index < delivery.size(); index++) {
            Payload payload = delivery.payloads().get(index);
            if (unanswered.remove(payload.recordId())) {
                applyIfUnknownApplies(payload);
                continue;
            }
            RecordResult result = nextAnswer(payload.recordId());
            if (result.status() == RecordResult.Status.DELIVERED) {
                destination.apply(payload);
            } else if (result.status() == RecordResult.Status.UNKNOWN) {
                applyIfUnknownApplies(payload);
            }
            results.result(index, result);
        }
        return results.build();
    }

    /** Every change that reached the action, applied or not, in order; a copy. */
    public synchronized List<Payload> attempts() {
        return List.copyOf(attempts);
    }

    /** The attempts of one record, in order. */
    public List<Payload> attempts(String recordId) {
        return attempts().stream()
                .filter(payload -> payload.recordId().equals(recordId))
                .toList();
    }

    /** Where delivered changes go. */
    public RecordingDestination destination() {
        return destination;
    }

    private RecordResult nextAnswer(String recordId) {
        Deque<RecordResult> script = answers.get(recordId);
        RecordResult next = script == null ? null : script.poll();
        return next == null ? RecordResult.delivered() : next;
    }

    private void applyIfUnknownApplies(Payload payload) {
        if (appliesUnknown) {
            destination.apply(payload);
        }
    }
}
