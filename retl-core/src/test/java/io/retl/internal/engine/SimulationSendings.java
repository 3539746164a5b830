package io.retl.internal.engine;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was sent, and the rules of it: order, message ids, and how much may be sent twice. */
final class SimulationSendings {
    private final SimulatedWorld world;
    private final Map<String, Long> versions = new TreeMap<>();
    private final Map<String, Transition> transitions = new HashMap<>();
    private final Map<Transition, String> messageIds = new HashMap<>();
    private final Map<String, List<Sent>> sent = new TreeMap<>();
    private final Map<SyncKey, Set<String>> confirmed = new HashMap<>();
    private final Set<SyncKey> withOthers = new HashSet<>();
    private final Map<String, SyncKey> unfolded = new TreeMap<>();
    private long repeats;
    private long unanswered;
    private long records;

    SimulationSendings(SimulatedWorld world) {
        this.world = world;
    }

    /** What a message id must stand for, as the rules have it. */
    private record Transition(
            String stateId,
            String id,
            boolean delete,
            @Nullable String checksum,
            long origin) {}

    /** One attempt for one record. */
    private static final class Sent {
        final SyncKey sync;
        final Transition transition;
        final String messageId;
        final boolean repeat;
        boolean perhapsApplied = true;

        Sent(SyncKey sync, Transition transition, String messageId, boolean repeat) {
            this.sync = sync;
            this.transition = transition;
            this.messageId = messageId;
            this.repeat = repeat;
        }

        boolean isOther(Transition of) {
            return transition.delete() != of.delete() || !Objects.equals(transition.checksum(), of.checksum());
        }
    }

    /** A request on its way, to be told what was answered. */
    final class Departure {
        private final SyncKey sync;
        private final List<Sent> attempts = new ArrayList<>();

        private Departure(SyncKey sync) {
            this.sync = sync;
        }

        void answered(List<Outcome> outcomes) {
            for (int index = 0; index < outcomes.size(); index++) {
                Sent attempt = attempts.get(index);
                switch (outcomes.get(index).kind()) {
                    case DELIVERED ->
                        confirmed.computeIfAbsent(sync, key -> new HashSet<>()).add(attempt.transition.id());
                    case UNKNOWN -> unanswered++;
                    default -> {
                        attempt.perhapsApplied = false;
                        repeats -= attempt.repeat ? 1 : 0;
                    }
                }
            }
        }
    }

    Departure departed(SyncKey sync, String stateId, Map<String, Staged> delta, List<Payload> payloads) {
        Departure departure = new Departure(sync);
        records += payloads.size();
        for (Payload payload : payloads) {
            Staged staged = delta.get(payload.recordId());
            if (staged == null || !staged.wanted()) {
                world.oracle.violated(
                        "'" + payload.recordId() + "' was sent by " + sync + ", which does not have to send it");
                continue;
            }
            requireContent(payload, staged);
            requireOrder(sync, staged);
            Sent attempt = attempt(sync, stateId, payload, staged);
            requireSameIdForSameAttempt(attempt, staged);
            sent.computeIfAbsent(payload.recordId(), id -> new ArrayList<>()).add(attempt);
            departure.attempts.add(attempt);
            unfolded.put(payload.recordId(), sync);
        }
        return departure;
    }

    private void requireContent(Payload payload, Staged staged) {
        if (!payload.changeKind().equals(staged.row().changeKind())
                || !Objects.equals(payload.field(SimulatedMapping.FIELD), staged.value())) {
            world.oracle.violated("'" + payload.recordId() + "' was sent as it does not stand in the delta");
        }
    }

    /** O5: a version is never sent after a later one; and deletes go before the rest of their sync. */
    private void requireOrder(SyncKey sync, Staged staged) {
        String id = staged.row().recordId();
        long last = versions.getOrDefault(id, -1L);
        if (staged.version() < last) {
            world.oracle.violated("version " + staged.version() + " of '" + id + "' was sent after version " + last);
        }
        versions.put(id, Math.max(last, staged.version()));
        if (staged.row().changeKind() == ChangeKind.DELETED) {
            if (withOthers.contains(sync)) {
                world.oracle.violated("the delete of '" + id + "' was sent after other changes");
            }
        } else {
            withOthers.add(sync);
        }
    }

    /** O6: one message id for one transition, and none is used again after another transition of the row. */
    private Sent attempt(SyncKey sync, String stateId, Payload payload, Staged staged) {
        Transition transition = new Transition(
                stateId,
                payload.recordId(),
                payload.changeKind() == ChangeKind.DELETED,
                staged.row().checksum(),
                staged.row().origin());
        String messageId = payload.messageId();
        Transition before = transitions.putIfAbsent(messageId, transition);
        String known = messageIds.putIfAbsent(transition, messageId);
        if ((before != null && !before.equals(transition)) || (known != null && !known.equals(messageId))) {
            world.oracle.violated("message id " + messageId + " stands for " + before + " and " + transition
                    + ", which had the message id " + known);
        }
        boolean repeat = false;
        for (Sent attempt : sent.getOrDefault(payload.recordId(), List.of())) {
            if (attempt.perhapsApplied) {
                if (repeat && attempt.isOther(transition)) {
                    world.oracle.violated(
                            "message id " + messageId + " was used again after another change of " + transition);
                }
                repeat |= attempt.messageId.equals(messageId);
            }
        }
        repeats += repeat ? 1 : 0;
        return new Sent(sync, transition, messageId, repeat);
    }

    /**
     * O6: the attempt that an unconfirmed row stands at keeps its message id, unless another came between. Where columns change, a
     * value that was confirmed may be sent again, which is another attempt.
     */
    private void requireSameIdForSameAttempt(Sent attempt, Staged staged) {
        List<Sent> earlier = sent.getOrDefault(attempt.transition.id(), List.of());
        if (earlier.isEmpty() || !staged.row().wasUnconfirmed() || world.schema.hasTurned()) {
            return;
        }
        Sent last = earlier.get(earlier.size() - 1);
        if (last.perhapsApplied
                && last.transition.stateId().equals(attempt.transition.stateId())
                && !last.isOther(attempt.transition)
                && !last.messageId.equals(attempt.messageId)
                && !hasOtherBetween(last, attempt)) {
            world.oracle.violated("the same attempt " + attempt.transition + " was sent with message id "
                    + last.messageId + " and again with " + attempt.messageId);
        }
    }

    private boolean hasOtherBetween(Sent last, Sent now) {
        return world.oracle.deltas.all().entrySet().stream()
                .filter(delta -> delta.getKey().number() > last.sync.number()
                        && delta.getKey().number() < now.sync.number())
                .flatMap(delta -> delta.getValue().rows().stream())
                .anyMatch(staged -> staged.row().recordId().equals(now.transition.id())
                        && !Objects.equals(staged.row().checksum(), now.transition.checksum()));
    }

    boolean isConfirmed(SyncKey sync, String id) {
        return confirmed.getOrDefault(sync, Set.of()).contains(id);
    }

    long confirmed(SyncKey sync) {
        return confirmed.getOrDefault(sync, Set.of()).size();
    }

    /** Whether something was sent for the row that no fold has covered yet. */
    boolean isUnfolded(String id) {
        return unfolded.containsKey(id);
    }

    /** There is a new state, and nothing that was sent before is ever folded. */
    void renewed() {
        unfolded.clear();
    }

    void folded(SyncKey sync) {
        unfolded.values().removeIf(sync::equals);
    }

    long records() {
        return records;
    }

    /**
     * O4: at most one window for each run that died is sent again, and what was not answered: at once, and by the next sync
     * if this one is stopped before the unanswered request is sure to be no more.
     */
    void requireFewRepeats(long lostRuns) {
        long allowed = lostRuns * world.script.window() + 2 * unanswered;
        if (repeats > allowed) {
            world.oracle.violated(repeats + " records were sent again; " + allowed + " are allowed for " + lostRuns
                    + " lost runs and " + unanswered + " records without an answer");
        }
    }
}
