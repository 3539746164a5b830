package io.retl.internal.engine;

import io.retl.Mapping;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.ControlStore;
import io.retl.internal.step.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that there is in one simulation. Everything in it follows from the seed. */
final class SimulatedWorld {
    private static final int MAX_DEPTH = 2;

    final SplittableRandom random;
    final SimulationScript script;
    final CoverageMarks marks = new CoverageMarks();
    final Set<Flaw> flaws;
    final SimulatedTime time = new SimulatedTime();
    final @Nullable SimulatedTimestamps timestamps;
    final SimulatedSchema schema;
    final SimulatedModel model;
    final SimulatedGround ground;
    final SimulatedDestination destination;
    final ControlStore control;
    final SimulatedFaults faults;
    final SimulationOracle oracle;
    final SimulatedPeople people = new SimulatedPeople(this);
    final List<SimulatedProcess> processes = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    boolean traced;
    boolean healed;
    long lostRuns;
    private final Set<PlantedBug> bugs;
    private final Runnable action;
    private Set<ChangeKind> trigger = EnumSet.allOf(ChangeKind.class);
    private int depth;

    /**
     * A world before anything happened.
     *
     * @param ground what it stands on
     * @param action something that happens in it
     */
    SimulatedWorld(long seed, Set<Flaw> flaws, Set<PlantedBug> bugs, SimulatedGround.Maker ground, Runnable action) {
        this.random = new SplittableRandom(seed);
        this.script = SimulationScript.draw(random);
        this.flaws = flaws;
        this.bugs = bugs;
        this.action = action;
        this.timestamps = SimulatedTimestamps.draw(seed, time);
        this.schema = new SimulatedSchema(seed);
        this.model = new SimulatedModel(random, script.ids(), script.values(), timestamps);
        this.destination = new SimulatedDestination(this);
        this.ground = ground.of(this);
        if (timestamps != null) {
            schema.stay();
        }
        this.control = this.ground.control();
        this.model.mirror(this.ground);
        this.faults = new SimulatedFaults(this);
        this.oracle = new SimulationOracle(this);
        for (int worker = 0; worker < script.workers(); worker++) {
            Duration skew = Duration.ofMinutes(random.nextInt(240) - 120L);
            processes.add(new SimulatedProcess("worker-" + worker, time.clock(skew, random.nextLong(1L << 40))));
        }
    }

    boolean has(PlantedBug bug) {
        return bugs.contains(bug);
    }

    Mapping mapping() {
        return SimulatedMapping.of(this);
    }

    Set<ChangeKind> trigger() {
        return trigger;
    }

    void drawTrigger() {
        Set<ChangeKind> drawn = EnumSet.noneOf(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            if (random.nextInt(3) > 0) {
                drawn.add(kind);
            }
        }
        trigger = drawn.isEmpty() ? EnumSet.allOf(ChangeKind.class) : drawn;
        trace(() -> "trigger " + trigger);
    }

    /** No more faults, and every change is wanted. */
    void heal() {
        healed = true;
        trigger = EnumSet.allOf(ChangeKind.class);
        schema.heal();
        processes.forEach(process -> {
            process.pausedUntil = Long.MIN_VALUE;
            process.refuses = false;
        });
        trace(() -> "healed");
    }

    /**
     * The world may go on in the midst of a call.
     *
     * @param weight how much more often than usual
     */
    void interlude(int weight) {
        if (healed || depth >= MAX_DEPTH || random.nextInt(1000) >= weight * script.pausePerMille()) {
            return;
        }
        depth++;
        int actions = 1 + random.nextInt(weight > 1 ? 30 : 8);
        trace(() -> "meanwhile");
        for (int count = 0; count < actions; count++) {
            action.run();
        }
        trace(() -> "back");
        depth--;
    }

    void crash(SimulatedProcess process) {
        if (process.run != null) {
            lostRuns++;
        }
        trace(() -> process.name + " is dead");
        process.die();
    }

    void trace(Supplier<String> line) {
        if (traced) {
            trace.add("  ".repeat(depth) + time.nanos() / 1_000_000 + " " + line.get());
        }
    }
}
