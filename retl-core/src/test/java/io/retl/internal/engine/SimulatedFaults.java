package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.RetlException;
import io.retl.StateException;
import io.retl.WarehouseException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call to a port go wrong: the process dies before or after the effect, the call fails without or with the effect,
 * or the world goes on for a while in the midst of it. Not thread-safe.
 */
final class SimulatedFaults {
    private final SimulatedWorld world;
    private int armedIn = -1;
    private Mode armed = Mode.CRASH_BEFORE;

    SimulatedFaults(SimulatedWorld world) {
        this.world = world;
    }

    /** How a call goes wrong. */
    enum Mode {
        /** The process dies and nothing happened. */
        CRASH_BEFORE,
        /** It happened and the process dies. */
        CRASH_AFTER,
        /** It fails and nothing happened. */
        FAIL_BEFORE,
        /** It happened and looks as if it failed. */
        FAIL_AFTER
    }

    /** What can go wrong. */
    enum Call {
        TRY_ACQUIRE,
        FIND_HOLDER,
        RENEW,
        RELEASE,
        FIND_LAST_SYNC,
        BEGIN,
        START_LOADING,
        MOVE_MARKS,
        ADD_FAILURES,
        READ_FAILURES,
        START_FOLDING,
        FINISH,
        OPEN,
        SWEEP,
        EXTRACT,
        READ_PAGE,
        FOLD,
        SEND;

        /** A channel answers whatever happens; the others fail, too. */
        List<Mode> modes() {
            return this == SEND ? List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER) : List.of(Mode.values());
        }

        private boolean isOfWarehouse() {
            return this == OPEN || this == SWEEP || this == EXTRACT || this == READ_PAGE || this == FOLD;
        }
    }

    /** Lets one of the next calls, whoever makes it, go wrong. */
    void arm() {
        armedIn = world.random.nextInt(12);
        armed = Mode.values()[world.random.nextInt(Mode.values().length)];
    }

    <T> T at(SimulatedRun run, Call call, Supplier<T> effect) {
        run.requireAlive();
        Mode mode = draw();
        world.interlude(call == Call.FOLD ? 4 : 1);
        run.requireAlive();
        if (mode == Mode.CRASH_BEFORE) {
            throw crash(run, mode, call);
        }
        if (mode == Mode.FAIL_BEFORE) {
            throw failure(run, mode, call);
        }
        T result = effect.get();
        if (call == Call.TRY_ACQUIRE && run.lease != null && world.random.nextInt(20) == 0) {
            overtake(run);
        } else {
            world.interlude(1);
        }
        run.requireAlive();
        if (mode == Mode.CRASH_AFTER) {
            throw crash(run, mode, call);
        }
        if (mode == Mode.FAIL_AFTER) {
            throw failure(run, mode, call);
        }
        return result;
    }

    /** A run that has sent nothing yet loses its lease too early: the control store's clock is set forward. */
    private void overtake(SimulatedRun run) {
        if (world.healed) {
            return;
        }
        world.time.setStore(SimulationScript.LEASE);
        world.trace(() -> run + " may be overtaken");
        world.interlude(1_000);
        if (world.oracle.leases.isLatest(run)) {
            world.time.setStore(SimulationScript.LEASE.negated());
        }
    }

    /** How a send goes wrong; null if it does not. */
    @Nullable
    Mode drawForSend() {
        Mode mode = draw();
        return mode == Mode.CRASH_BEFORE || mode == Mode.CRASH_AFTER ? mode : null;
    }

    private @Nullable Mode draw() {
        if (world.healed) {
            return null;
        }
        if (armedIn >= 0 && --armedIn < 0) {
            return armed;
        }
        int chance = world.random.nextInt(1000);
        if (chance < world.script.crashPerMille()) {
            return world.random.nextBoolean() ? Mode.CRASH_BEFORE : Mode.CRASH_AFTER;
        }
        if (chance < world.script.crashPerMille() + world.script.failPerMille()) {
            return world.random.nextBoolean() ? Mode.FAIL_BEFORE : Mode.FAIL_AFTER;
        }
        return null;
    }

    SimulatedCrash crash(SimulatedRun run, Mode mode, Call call) {
        world.marks.hit(mode, call);
        world.trace(() -> run + " dies " + mode + " in " + call);
        world.crash(run.process());
        return new SimulatedCrash();
    }

    private RetlException failure(SimulatedRun run, Mode mode, Call call) {
        world.marks.hit(mode, call);
        world.trace(() -> run + " " + mode + " in " + call);
        return call.isOfWarehouse()
                ? new WarehouseException("The warehouse does not answer.", "", null, 0, null)
                : new StateException(ErrorCode.CONTROL_STORE, "The control store does not answer.");
    }

    static RetlException deltaLost() {
        return new StateException(ErrorCode.DELTA_LOST, "The delta is missing.");
    }
}
