package io.retl.internal.engine;

import io.retl.MappingBusyException;
import io.retl.RetlException;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the state of the mapping. A reset or a baseline that failed in the midst of it may leave a state that
 * nobody can sync with; then they do it again until it is done.
 */
final class SimulatedPeople {
    private static final int MAX_TRIES = 100;

    private final SimulatedWorld world;
    private @Nullable Wish begun;
    private long begunUnder;
    private int running;

    SimulatedPeople(SimulatedWorld world) {
        this.world = world;
    }

    /** What they want of the state. */
    enum Wish {
        /** Every row is sent again. */
        RESET,
        /** Every row is taken as delivered. */
        BASELINE,
        /** What rests is tried again. */
        RELEASE
    }

    /** Whether a reset or a baseline was begun and did not come to its end; until then a sync may find damage. */
    boolean isHalfDone() {
        return begun != null || running > 0;
    }

    void wish(SimulatedProcess process, Wish wish) {
        SimulatedRun run = new SimulatedRun(world, process);
        StateOperations operations = new StateOperations(
                run.control(), new LeaseTerms(process.name, SimulationScript.LEASE, world.script.timeout()));
        Warehouse warehouse = run.warehouse();
        world.trace(() -> run + " wants " + wish);
        running++;
        try {
            switch (wish) {
                case RESET -> operations.reset(SimulatedMapping.ID, warehouse);
                case BASELINE -> operations.baseline(SimulatedMapping.ID, warehouse);
                case RELEASE -> operations.release(SimulatedMapping.ID, warehouse);
            }
            if (wish != Wish.RELEASE && begunUnder <= run.epoch()) { // else another was begun meanwhile
                begun = null;
            }
            world.marks.hit(wish);
            world.trace(() -> run + " has done " + wish);
        } catch (MappingBusyException busy) {
            world.trace(() -> run + " is too early");
        } catch (RetlException | SimulatedCrash failure) {
            if (wish != Wish.RELEASE && run.epoch() > begunUnder) {
                begun = wish;
                begunUnder = run.epoch();
            }
            world.trace(() -> run + " did not finish: " + failure.getMessage());
        } finally {
            running--;
        }
    }

    /** They try again what was begun, until it is done. */
    void finish(SimulatedProcess process) {
        Wish left = begun;
        for (int tries = 0; left != null; tries++) {
            if (tries > MAX_TRIES) {
                world.oracle.violated(left + " cannot be done");
                return;
            }
            world.time.advance(SimulationScript.LEASE);
            wish(process, left);
            left = begun;
        }
    }
}
