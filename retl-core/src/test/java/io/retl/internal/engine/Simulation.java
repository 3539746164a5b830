package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedPeople.Wish;
import io.retl.internal.step.Flaw;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One life of a mapping under faults, drawn from a seed: first anything may happen and the rules must hold, then nothing
 * goes wrong any more and the destination must come to equal the model.
 */
final class Simulation {
    private static final List<Wish> WISHES = List.of(Wish.values());

    private static final int TOLD = 60;

    private final long seed;
    private final Set<Flaw> flaws;
    private final SimulatedWorld world;
    private final SplittableRandom random;
    private final SimulationDriver driver;

    Simulation(long seed, Set<Flaw> flaws, Set<PlantedBug> bugs, SimulatedGround.Maker ground) {
        this.seed = seed;
        this.flaws = flaws;
        this.world = new SimulatedWorld(seed, flaws, bugs, ground, this::act);
        this.random = world.random;
        this.driver = new SimulationDriver(world);
    }

    /**
     * Lives the life of a seed; if a rule is broken, once more, to tell how that came.
     *
     * @throws SimulationViolation with the last that happened
     */
    static CoverageMarks live(long seed, Set<Flaw> flaws, Set<PlantedBug> bugs, SimulatedGround.Maker ground) {
        try {
            return new Simulation(seed, flaws, bugs, ground).run();
        } catch (SimulationViolation violation) {
            Simulation again = new Simulation(seed, flaws, bugs, ground).traced();
            try {
                again.run();
            } catch (SimulationViolation same) {
                List<String> trace = again.trace();
                String last = String.join("\n", trace.subList(Math.max(0, trace.size() - TOLD), trace.size()));
                throw new SimulationViolation(same.getMessage() + "\n" + last);
            }
            throw violation;
        }
    }

    /** Remembers what happens, for {@link #trace()}. */
    Simulation traced() {
        world.traced = true;
        return this;
    }

    List<String> trace() {
        return world.trace;
    }

    /**
     * Lives it.
     *
     * @throws SimulationViolation if a rule was broken
     */
    CoverageMarks run() {
        try {
            int actions = world.script.actions() / world.ground.pace();
            for (int action = 0; action < actions; action++) {
                act();
                world.oracle.claims.check();
            }
            heal();
        } catch (SimulationViolation violation) {
            throw new SimulationViolation(
                    "Seed " + seed + " " + flaws + " of " + world.ground + ": " + violation.getMessage() + ". "
                            + world.script + " Repeat it with -Dtest=" + world.ground + " -Dretl.sim.seed=" + seed);
        } finally {
            world.ground.close();
        }
        return world.marks;
    }

    private void act() {
        SimulatedProcess process = world.processes.get(random.nextInt(world.processes.size()));
        if (world.schema.turns()) {
            world.trace(() -> "the model has " + world.schema);
        }
        int action = random.nextInt(100);
        if (action < 6 && world.script.operations()) {
            world.people.wish(process, WISHES.get(random.nextInt(WISHES.size())));
        } else if (action < 14) {
            world.model.edit();
        } else if (action < 28) {
            driver.start(process);
        } else if (action < 76) {
            driver.drive(process, 1 + random.nextInt(14));
        } else if (action < 80) {
            driver.runTask(process);
        } else if (action < 86) {
            tick();
        } else if (action < 92) {
            world.destination.applyOneLate();
        } else if (action < 94) {
            world.faults.arm();
        } else if (action < 96) {
            cancel(process);
        } else if (action < 97) {
            world.crash(process);
        } else if (action < 98) {
            disturb(process);
        } else if (action < 99) {
            world.control.approve(SimulatedMapping.ID);
        } else if (world.script.triggers()) {
            world.drawTrigger();
        }
    }

    private void tick() {
        Duration time = switch (random.nextInt(5)) {
            case 0, 1 -> Duration.ofMillis(random.nextInt(1_500));
            case 2 -> Duration.ofSeconds(1 + random.nextInt(15));
            case 3 -> SimulationScript.LEASE.plusMillis(1);
            default -> world.script.timeout();
        };
        world.time.advance(time);
        world.trace(() -> "tick " + time);
    }

    /** The host shuts the run down, or its executor takes no tasks for a while. */
    private void disturb(SimulatedProcess process) {
        if (random.nextBoolean()) {
            process.refuses = !process.refuses;
        } else if (process.run != null) {
            process.run.engine().abandon("The host shuts down.");
        }
    }

    private void cancel(SimulatedProcess process) {
        if (process.run != null && random.nextInt(2) == 0) {
            world.trace(() -> process.name + " is cancelled");
            process.run.engine().cancel("A person stopped it.");
        }
    }

    private void heal() {
        world.heal();
        for (SimulatedProcess process : world.processes) {
            if (random.nextInt(3) == 0) {
                world.crash(process);
            } else {
                driver.finish(process);
            }
        }
        SimulatedProcess last = world.processes.get(0);
        world.model.mend();
        world.people.finish(last);
        if (random.nextBoolean()) {
            world.people.wish(last, Wish.RELEASE);
        }
        int syncs = syncsToConverge();
        for (int sync = 0; sync < syncs; sync++) {
            sync(last);
        }
        SimulatedTimestamps timestamps = world.timestamps;
        if (timestamps == null) {
            world.oracle.claims.requireEqual();
        } else {
            world.oracle.claims.requireEqualRows();
            awaitFullDiff(last, timestamps.fullDiffEvery());
        }
        long records = world.oracle.sendings.records();
        sync(last);
        if (world.oracle.sendings.records() != records) {
            world.oracle.violated("after healing a sync sent " + (world.oracle.sendings.records() - records)
                    + " records although nothing had changed");
        }
        world.oracle.sendings.requireFewRepeats(world.lostRuns);
        world.oracle.claims.check();
    }

    /** Only a sync that compares all rows finds those that are gone. */
    private void awaitFullDiff(SimulatedProcess process, int every) {
        if (every > 0) {
            int syncs = every + syncsToConverge();
            for (int sync = 0; sync < syncs; sync++) {
                sync(process);
            }
            world.oracle.claims.requireEqual();
        }
    }

    /** Two, or as many as it takes where a sync is cut or waits for a person. */
    private int syncsToConverge() {
        long limit = Math.min(1_000, world.script.limits().recordsPerSync());
        int cut = (int) (2L * world.script.ids() / limit);
        return 2 + cut + (world.script.guarded() ? 2 : 0);
    }

    private void sync(SimulatedProcess process) {
        driver.start(process);
        driver.finish(process);
        world.control.approve(SimulatedMapping.ID);
    }
}
