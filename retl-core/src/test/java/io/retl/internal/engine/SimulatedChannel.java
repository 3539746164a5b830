package io.retl.internal.engine;

import io.retl.RetryPolicy;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Channel;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.engine.SimulatedFaults.Call;
import io.retl.internal.engine.SimulatedFaults.Mode;
import java.time.Duration;
import java.util.List;

/** The destination as one run sees it. A request leaves, may be applied at any time until its time-out, and is answered. */
final class SimulatedChannel implements Channel {

    private final SimulatedWorld world;
    private final SimulatedRun run;

    SimulatedChannel(SimulatedWorld world, SimulatedRun run) {
        this.world = world;
        this.run = run;
    }

    @Override
    public BatchLimits batchLimits() {
        BatchLimits limits = BatchLimits.batch(world.script.batch(), Long.MAX_VALUE);
        return world.script.batch() % 2 == 0 ? limits : limits.by(List.of(SimulatedMapping.FIELD));
    }

    @Override
    public int maxConcurrency() {
        return world.script.slots();
    }

    @Override
    public RetryPolicy retryPolicy() {
        return SimulationScript.RETRIES;
    }

    @Override
    public Duration timeout() {
        return world.script.timeout();
    }

    @Override
    public Duration tryEnter(Runnable whenFree) {
        return run.process().tryEnter(world.script.slots(), world.time.nanos(), whenFree);
    }

    @Override
    public void leave() {
        if (run.isAlive()) {
            run.process().leave();
        }
    }

    @Override
    public DeliveryContext context(String mappingId, long syncNumber) {
        return DeliveryContext.builder("crm", mappingId).syncNumber(syncNumber).build();
    }

    @Override
    public List<Outcome> send(Delivery delivery, DeliveryContext context) {
        run.requireAlive();
        List<Payload> payloads = delivery.payloads();
        SimulationSendings.Departure departure = world.oracle.departures.departed(run, context.syncNumber(), payloads);
        SimulatedDestination.Request request = world.destination.depart(run, payloads);
        world.trace(() -> run + " sends " + world.destination.text(payloads));
        Mode mode = world.faults.drawForSend();
        if (mode == Mode.CRASH_BEFORE) {
            throw world.faults.crash(run, mode, Call.SEND);
        }
        world.interlude(2);
        run.requireAlive();
        List<Outcome> outcomes = new SimulatedAnswer(world, run.process(), request).outcomes();
        if (mode == Mode.CRASH_AFTER) {
            throw world.faults.crash(run, mode, Call.SEND);
        }
        departure.answered(outcomes);
        outcomes.forEach(outcome -> world.marks.hit(outcome.kind()));
        world.trace(() -> run + " hears " + world.destination.text(payloads) + " "
                + outcomes.stream().map(Outcome::kind).toList());
        return outcomes;
    }

    @Override
    public Outcome refreshCredentials(DeliveryContext context) {
        return world.healed || world.random.nextBoolean()
                ? Outcome.DELIVERED
                : Outcome.of(Outcome.Kind.CREDENTIAL, "There are no other credentials.");
    }
}
