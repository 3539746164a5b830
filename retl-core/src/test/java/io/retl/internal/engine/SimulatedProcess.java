package io.retl.internal.engine;

import io.retl.internal.step.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A process that runs the mapping now and then: its clock, its threads' queue and its slots. A crash empties it. */
final class SimulatedProcess implements Executor {
    final String name;
    final Clock clock;
    final List<Runnable> tasks = new ArrayList<>();
    final List<Runnable> waiting = new ArrayList<>();
    int life;
    int slotsTaken;
    long pausedUntil = Long.MIN_VALUE;
    boolean stepping;
    boolean idle;
    boolean refuses;
    int spins;

    @Nullable
    SimulatedRun run;

    SimulatedProcess(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        if (refuses) {
            throw new RejectedExecutionException("closed");
        }
        tasks.add(task);
    }

    void die() {
        life++;
        tasks.clear();
        waiting.clear();
        slotsTaken = 0;
        pausedUntil = Long.MIN_VALUE;
        refuses = false;
        run = null;
    }

    /** How long the destination asked this process to wait; zero if a slot is free, which is then taken. */
    Duration tryEnter(int slots, long now, Runnable whenFree) {
        if (now < pausedUntil) {
            return Duration.ofNanos(pausedUntil - now);
        }
        if (slotsTaken < slots) {
            slotsTaken++;
            return Duration.ZERO;
        }
        waiting.add(whenFree);
        return Duration.ofMinutes(1);
    }

    void leave() {
        slotsTaken--;
        List<Runnable> woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Runnable::run);
    }
}
