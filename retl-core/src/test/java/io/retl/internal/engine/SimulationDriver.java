package io.retl.internal.engine;

import io.retl.MappingBusyException;
import io.retl.StateException;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Step;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Lets processes get on, one step of a run or one task at a time. */
final class SimulationDriver {
    private static final int MAX_MOVES = 50_000;
    private static final int MAX_SPINS = 100;
    private static final Duration LEAST_WAIT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final SimulatedWorld world;
    private final SplittableRandom random;

    SimulationDriver(SimulatedWorld world) {
        this.world = world;
        this.random = world.random;
    }

    void start(SimulatedProcess process) {
        if (process.run == null) {
            process.run = new SimulatedRun(world, process);
            process.idle = false;
            world.trace(() -> process.name + " starts a sync for " + world.trigger());
        }
    }

    /** Lets a process get on: its run or one of its tasks; if all wait for time, time may pass. */
    void drive(SimulatedProcess process, int moves) {
        for (int move = 0; move < moves; move++) {
            boolean tasks = !process.tasks.isEmpty();
            if (tasks && (process.idle || process.stepping || random.nextInt(3) == 0)) {
                runTask(process);
            } else if (process.run == null || process.stepping) {
                return;
            } else {
                Step step = step(process, process.run);
                process.idle = step != null && step.kind() == Step.Kind.WAITING;
                if (process.idle && !tasks && step != null) {
                    requireRest(process, step.atMost());
                    pass(step.atMost());
                }
            }
        }
    }

    /** A run that waits and waits without letting time pass takes a processor for nothing. */
    private void requireRest(SimulatedProcess process, Duration atMost) {
        process.spins = atMost.isZero() ? process.spins + 1 : 0;
        if (process.spins > MAX_SPINS) {
            world.oracle.violated(process.run + " spins");
        }
    }

    private void pass(Duration atMost) {
        if (world.healed || random.nextInt(3) > 0) {
            world.time.advance(atMost.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : atMost.plusNanos(1));
            world.trace(() -> "waited " + atMost);
        }
        if (random.nextInt(4) == 0) {
            world.destination.applyOneLate();
        }
    }

    private @Nullable Step step(SimulatedProcess process, SimulatedRun run) {
        process.stepping = true;
        try {
            Step step = run.engine().step();
            if (step.kind() == Step.Kind.DONE && process.run == run) {
                end(process, run, run.engine().result());
            }
            return step;
        } catch (MappingBusyException busy) {
            world.marks.hit(CoverageMarks.BUSY);
            world.trace(() -> run + " meets another");
            process.run = null;
            return null;
        } catch (LeaseLostException | StateException failure) {
            if (!world.flaws.contains(Flaw.RELEASE_WITH_REQUEST_IN_AIR)) {
                world.oracle.violated("a step threw " + failure);
            }
            world.lostRuns++;
            process.run = null;
            return null;
        } catch (SimulatedCrash crash) {
            return null;
        } finally {
            process.stepping = false;
        }
    }

    private void end(SimulatedProcess process, SimulatedRun run, SyncResult result) {
        process.run = null;
        if (run.finished == null && run.lease != null) {
            world.lostRuns++;
        }
        world.trace(() -> run + " " + result);
        world.oracle.syncs.ended(run, result);
    }

    void runTask(SimulatedProcess process) {
        if (!process.tasks.isEmpty()) {
            process.idle = false;
            Runnable task = process.tasks.remove(random.nextInt(process.tasks.size()));
            try {
                task.run();
            } catch (SimulatedCrash crash) {
                world.trace(() -> "a task of " + process.name + " died");
            }
        }
    }

    /** Lets the run and every task of the process come to their end. */
    void finish(SimulatedProcess process) {
        long patience = world.time.nanos() + PATIENCE.toNanos();
        for (int move = 0; move < MAX_MOVES && (process.run != null || !process.tasks.isEmpty()); move++) {
            drive(process, 1);
            world.oracle.claims.check();
            if (world.time.nanos() > patience) {
                world.oracle.violated("a sync does not end although nothing goes wrong any more");
            }
        }
        if (process.run != null) {
            world.oracle.violated("a sync does not end");
        }
        world.oracle.throwIfViolated();
    }
}
