package io.retl.internal.engine;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the destination holds, and the requests that it may still apply. */
final class SimulatedDestination {
    final Map<String, String> view = new TreeMap<>();
    final List<Request> air = new ArrayList<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final SimulatedWorld world;

    SimulatedDestination(SimulatedWorld world) {
        this.world = world;
    }

    /** A request that left its sender. */
    static final class Request {
        final SimulatedRun sender;
        final List<Payload> payloads;
        final long until;
        boolean awaited = true;
        boolean applied;

        private Request(SimulatedRun sender, List<Payload> payloads, long until) {
            this.sender = sender;
            this.payloads = payloads;
            this.until = until;
        }

        /** Whether its sender lives and waits for the answer. */
        boolean isAwaited() {
            return awaited && sender.isAlive();
        }
    }

    Request depart(SimulatedRun sender, List<Payload> payloads) {
        Request request = new Request(
                sender, payloads, world.time.nanos() + world.script.timeout().toNanos());
        air.add(request);
        return request;
    }

    /** It was answered, or its sender gave up; in the first case it can no longer be applied. */
    void ends(Request request, boolean answered) {
        request.awaited = false;
        if (answered || request.applied) {
            air.remove(request);
        }
    }

    boolean isTooLate(Request request) {
        return world.time.nanos() >= request.until;
    }

    /** Applies or loses one of the requests in the air, if there is one. */
    void applyOneLate() {
        air.removeIf(request -> !request.isAwaited() && !canBeApplied(request));
        if (air.isEmpty()) {
            return;
        }
        Request request = air.get(world.random.nextInt(air.size()));
        if (!canBeApplied(request)) {
            return;
        }
        if (request.isAwaited() || world.random.nextInt(3) > 0) {
            if (!request.isAwaited()) {
                world.marks.hit(CoverageMarks.APPLIED_LATE);
            }
            world.trace(() -> "applied late " + text(request.payloads));
            apply(request);
        }
        if (!request.isAwaited()) {
            air.remove(request);
        }
    }

    /** Whether it has not been applied and still may be. */
    boolean canBeApplied(Request request) {
        return !request.applied && !isTooLate(request);
    }

    void apply(Request request) {
        request.applied = true;
        request.payloads.forEach(this::apply);
    }

    void apply(Payload payload) {
        if (!applied.add(payload.messageId()) && world.script.dedupes()) {
            return;
        }
        if (payload.changeKind() == ChangeKind.DELETED) {
            view.remove(payload.recordId());
        } else {
            view.put(payload.recordId(), String.valueOf(payload.field(SimulatedMapping.FIELD)));
        }
    }

    /** Whether it refuses the payload for good. */
    boolean isPoison(Payload payload) {
        int one = world.script.poison();
        return one > 0
                && !world.healed
                && (payload.recordId() + payload.field(SimulatedMapping.FIELD)).hashCode() % one == 0;
    }

    /** Message ids are numbered as they come, because they are others in every life. */
    String text(List<Payload> payloads) {
        return payloads.stream()
                .map(payload -> payload.recordId() + "=" + payload.field(SimulatedMapping.FIELD) + "#"
                        + numbers.computeIfAbsent(payload.messageId(), unseen -> numbers.size() + 1))
                .toList()
                .toString();
    }
}
