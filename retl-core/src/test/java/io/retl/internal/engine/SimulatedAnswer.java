package io.retl.internal.engine;

import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.delivery.Outcome.Kind;
import io.retl.internal.delivery.Outcome.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** What the destination does with a request and what it says: mostly the same, by no means always. */
final class SimulatedAnswer {
    private final SimulatedWorld world;
    private final SimulatedProcess process;
    private final SimulatedDestination.Request request;

    SimulatedAnswer(SimulatedWorld world, SimulatedProcess process, SimulatedDestination.Request request) {
        this.world = world;
        this.process = process;
        this.request = request;
    }

    List<Outcome> outcomes() {
        if (request.applied || world.destination.isTooLate(request)) {
            boolean known = request.applied && world.random.nextBoolean();
            return known ? answered(Outcome.DELIVERED) : unanswered();
        }
        if (world.healed || world.random.nextInt(100) >= world.script.trouble()) {
            return taken();
        }
        return switch (world.random.nextInt(14)) {
            case 0, 1, 2 -> unanswered();
            case 3, 4 -> {
                world.destination.apply(request);
                yield unanswered();
            }
            case 5 -> {
                world.destination.apply(request);
                yield unavailable();
            }
            case 6 -> unavailable();
            case 7 -> {
                process.pausedUntil = world.time.nanos()
                        + Duration.ofSeconds(world.random.nextInt(20)).toNanos();
                yield answered(whole(Kind.NOT_SENT, 429));
            }
            case 8 -> answered(Outcome.of(Kind.NOT_SENT, "connection refused"));
            case 9, 10 -> cutShort();
            case 11 -> answered(whole(Kind.REJECTED, 400));
            case 12 -> each(payload -> world.random.nextBoolean());
            default ->
                answered(world.random.nextBoolean() ? whole(Kind.CREDENTIAL, 401) : whole(Kind.CONFIGURATION, 501));
        };
    }

    private List<Outcome> taken() {
        boolean poisoned = request.payloads.stream().anyMatch(world.destination::isPoison);
        if (poisoned && !world.script.perRecord()) {
            return answered(whole(Kind.REJECTED, 422));
        }
        return each(world.destination::isPoison);
    }

    private interface Judge {
        boolean refuses(Payload payload);
    }

    private List<Outcome> each(Judge judge) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Payload payload : request.payloads) {
            if (judge.refuses(payload)) {
                outcomes.add(Outcome.of(Kind.REJECTED, "invalid"));
            } else {
                world.destination.apply(payload);
                outcomes.add(Outcome.DELIVERED);
            }
        }
        world.destination.ends(request, true);
        return outcomes;
    }

    /** Some records have no answer; whether they were applied nobody can tell. */
    private List<Outcome> cutShort() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Payload payload : request.payloads) {
            boolean answered = world.random.nextBoolean();
            if (answered || world.random.nextBoolean()) {
                world.destination.apply(payload);
            }
            outcomes.add(
                    answered || world.has(PlantedBug.MISSING_ANSWER_IS_DELIVERED)
                            ? Outcome.DELIVERED
                            : Outcome.of(Kind.UNKNOWN, "no answer for this record"));
        }
        world.destination.ends(request, true);
        return outcomes;
    }

    /** Time is up, or the connection broke: unless it was applied, it still may be. */
    private List<Outcome> unanswered() {
        world.destination.ends(request, false);
        return all(new Outcome(Kind.UNKNOWN, "no answer", Scope.REQUEST, OptionalInt.empty()));
    }

    private List<Outcome> unavailable() {
        return answered(whole(Kind.UNKNOWN, 503));
    }

    private List<Outcome> answered(Outcome outcome) {
        world.destination.ends(request, true);
        return all(outcome);
    }

    private List<Outcome> all(Outcome outcome) {
        return Collections.nCopies(request.payloads.size(), outcome);
    }

    private static Outcome whole(Kind kind, int status) {
        return new Outcome(kind, "HTTP " + status, Scope.REQUEST, OptionalInt.of(status));
    }
}
