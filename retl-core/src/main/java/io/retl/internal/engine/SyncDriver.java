package io.retl.internal.engine;

import io.retl.internal.step.Sleeper;
import io.retl.internal.step.Step;
import io.retl.sync.SyncResult;

/** Steps a run on the calling thread until it is over, waiting when there is nothing to do. */
public final class SyncDriver {
    private final Sleeper sleeper;

    /**
     * A driver.
     *
     * @param sleeper how it waits
     */
    public SyncDriver(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /**
     * Runs to the end. An interrupt of the thread cancels the run and is kept for the caller.
     *
     * @throws io.retl.MappingBusyException if another run of the mapping lives
     */
    public SyncResult run(SyncRun run) {
        boolean interrupted = false;
        try {
            while (true) {
                Step step = run.step();
                switch (step.kind()) {
                    case DONE -> {
                        return run.result();
                    }
                    case WORKED -> {}
                    case WAITING -> {
                        try {
                            sleeper.await(run.mailbox(), step.atMost());
                        } catch (InterruptedException stop) {
                            interrupted = true;
                            run.cancel(
                                    "The thread that ran the sync was interrupted. The rest is left for the next sync.");
                        }
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
