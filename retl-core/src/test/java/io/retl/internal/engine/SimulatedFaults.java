package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.RetlException;
import io.retl.StateException;
import io.retl.WarehouseException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call to a port go wrong: the process dies before, after or in the midst of the effect, the call fails without or
 * with the effect or a part of it, or the world goes on for a while in the midst of it. Not thread-safe.
 */
final class SimulatedFaults {
    /** More statements than most calls take. */
    private static final int MAX_STATEMENTS = 12;

    private final SimulatedWorld world;
    private final List<Mode> modes;
    private int armedIn = -1;
    private Mode armed = Mode.CRASH_BEFORE;
    private @Nullable Effect current;

    SimulatedFaults(SimulatedWorld world) {
        this.world = world;
        this.modes = List.copyOf(world.ground.modes());
    }

    /** What a call does, as far as it has come: how many of its statements are left before it goes wrong. */
    private static final class Effect {
        final SimulatedRun run;
        final Call call;
        final @Nullable Mode mode;
        int statements;
        int connections;

        private Effect(SimulatedRun run, Call call, @Nullable Mode mode, int statements) {
            this.run = run;
            this.call = call;
            this.mode = mode;
            this.statements = statements;
        }
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
        FAIL_AFTER,
        /** Some of its statements were executed and the process dies. */
        CRASH_INSIDE,
        /** Some of its statements were executed, and the last of them looks as if it failed. */
        FAIL_INSIDE;

        private boolean isCrash() {
            return this == CRASH_BEFORE || this == CRASH_AFTER || this == CRASH_INSIDE;
        }

        private boolean isInside() {
            return this == CRASH_INSIDE || this == FAIL_INSIDE;
        }
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
        REBASE,
        EXTRACT,
        READ_PAGE,
        FOLD,
        SEND,
        FIND_LAST_FOLD,
        FIND_APPROVAL,
        WRITE_APPROVAL,
        FIND_BASELINE,
        BEGIN_BASELINE,
        END_BASELINE,
        FORGET,
        RESET,
        RELEASE_PARKED;

        private static final Set<Call> WAREHOUSE =
                EnumSet.of(OPEN, SWEEP, REBASE, EXTRACT, READ_PAGE, FOLD, RESET, RELEASE_PARKED);

        /** A channel answers whatever happens; the others fail, too. */
        List<Mode> modes(Set<Mode> ofGround) {
            return this == SEND ? List.of(Mode.CRASH_BEFORE, Mode.CRASH_AFTER) : List.copyOf(ofGround);
        }

        private boolean isOfWarehouse() {
            return WAREHOUSE.contains(this);
        }
    }

    /** Lets one of the next calls, whoever makes it, go wrong. */
    void arm() {
        armedIn = world.random.nextInt(12);
        armed = modes.get(world.random.nextInt(modes.size()));
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
        T result = happens(new Effect(run, call, mode, 1 + world.random.nextInt(MAX_STATEMENTS)), effect);
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

    private <T> T happens(Effect doing, Supplier<T> effect) {
        Effect outer = current;
        current = doing;
        try {
            return effect.get();
        } finally {
            current = outer;
        }
    }

    /** A call takes a connection; between two of them the world may go on. */
    void connecting() {
        Effect doing = current;
        if (doing != null && doing.connections++ > 0) {
            current = null; // what happens meanwhile is not this call's
            world.interlude(doing.call == Call.FOLD ? 20 : 1);
            current = doing;
            doing.run.requireAlive();
        }
    }

    /**
     * A statement of a call was executed, and this may be as far as the call comes.
     *
     * @param disconnect breaks the connection, which undoes what was not committed
     * @throws SQLException if the statement looks as if it failed
     * @throws SimulatedCrash if the process is dead
     */
    void executed(Runnable disconnect) throws SQLException {
        Effect doing = current;
        if (doing == null || doing.mode == null || !doing.mode.isInside() || --doing.statements != 0) {
            return;
        }
        if (doing.mode == Mode.CRASH_INSIDE) {
            disconnect.run();
            throw crash(doing.run, doing.mode, doing.call);
        }
        world.marks.hit(doing.mode, doing.call);
        world.trace(() -> doing.run + " " + doing.mode + " in " + doing.call);
        if (world.random.nextBoolean()) {
            disconnect.run();
        }
        throw new SQLException("The connection was lost.", "08006");
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
        boolean crashes = chance < world.script.crashPerMille();
        if (crashes || chance < world.script.crashPerMille() + world.script.failPerMille()) {
            List<Mode> possible =
                    modes.stream().filter(mode -> mode.isCrash() == crashes).toList();
            return possible.get(world.random.nextInt(possible.size()));
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
