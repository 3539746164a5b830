package io.retl.internal.engine;

import io.retl.RetryPolicy;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Channel;
import io.retl.internal.delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A destination that answers as the test says and remembers what it was sent. */
final class ScriptedChannel implements Channel {
    final List<List<Payload>> requests = new ArrayList<>();
    final Map<String, @Nullable Object> view = new TreeMap<>();
    private final List<String> log;
    private final List<Runnable> waiting = new ArrayList<>();
    Function<Payload, Outcome> answer = payload -> Outcome.DELIVERED;
    Function<List<Payload>, List<Outcome>> answers =
            payloads -> payloads.stream().map(payload -> answer.apply(payload)).toList();
    Outcome refresh = Outcome.of(Outcome.Kind.CREDENTIAL, "There are no others.");
    /** Without retries, so that a test about something else sees each outcome at once. */
    RetryPolicy retryPolicy =
            RetryPolicy.builder().attempts(1).time(Duration.ZERO).build();

    Consumer<List<Payload>> beforeAnswer = payloads -> {};
    List<String> keys = List.of();
    int maxRecords = 10;
    long maxBytes = Long.MAX_VALUE;
    int slots = 2;
    int taken;

    ScriptedChannel(List<String> log) {
        this.log = log;
    }

    /** What was sent, in order: {@code ADDED 1}. */
    List<String> sent() {
        return requests.stream()
                .flatMap(List::stream)
                .map(payload -> payload.changeKind() + " " + payload.recordId())
                .toList();
    }

    void forget() {
        requests.clear();
        log.clear();
    }

    @Override
    public BatchLimits batchLimits() {
        return BatchLimits.batch(maxRecords, maxBytes).by(keys);
    }

    @Override
    public int maxConcurrency() {
        return slots;
    }

    @Override
    public synchronized Duration tryEnter(Runnable whenFree) {
        if (taken < slots) {
            taken++;
            return Duration.ZERO;
        }
        waiting.add(whenFree);
        return Duration.ofMinutes(1);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public synchronized Outcome refreshCredentials(DeliveryContext context) {
        log.add("refresh");
        return refresh;
    }

    @Override
    public synchronized void leave() {
        taken--;
        List<Runnable> woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Runnable::run);
    }

    @Override
    public DeliveryContext context(String mappingId, long syncNumber) {
        return DeliveryContext.builder("crm", mappingId).syncNumber(syncNumber).build();
    }

    @Override
    public synchronized List<Outcome> send(Delivery delivery, DeliveryContext context) {
        List<Payload> payloads = delivery.payloads();
        requests.add(payloads);
        log.add("send " + payloads.stream().map(Payload::recordId).toList());
        beforeAnswer.accept(payloads);
        List<Outcome> outcomes = answers.apply(payloads);
        for (int index = 0; index < payloads.size(); index++) {
            if (outcomes.get(index).kind() == Outcome.Kind.DELIVERED) {
                apply(payloads.get(index));
            }
        }
        log.add("answer " + payloads.stream().map(Payload::recordId).toList());
        return outcomes;
    }

    void apply(Payload payload) {
        if (payload.changeKind() == ChangeKind.DELETED) {
            view.remove(payload.recordId());
        } else {
            view.put(payload.recordId(), payload.field("name"));
        }
    }
}
