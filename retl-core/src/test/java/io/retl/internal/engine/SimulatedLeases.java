package io.retl.internal.engine;

import io.retl.internal.control.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who may run the mapping, as the oracle sees it. At any time there is one holder at most. */
final class SimulatedLeases {
    private final SimulatedWorld world;
    private @Nullable Lease holder;
    private @Nullable Lease latest;
    private long until;

    SimulatedLeases(SimulatedWorld world) {
        this.world = world;
    }

    void acquired(Lease lease) {
        if (holder != null && world.time.storeNanos() < until) {
            world.oracle.violated("the lease was given to " + lease + " while " + holder + " has it");
        }
        if (holder != null) {
            world.marks.hit(CoverageMarks.LEASE_TAKEN_OVER);
        }
        if (latest != null && lease.epoch() <= latest.epoch()) {
            world.oracle.violated("the epoch did not grow from " + latest + " to " + lease);
        }
        world.oracle.syncs.takenOver();
        holder = lease;
        latest = lease;
        until = world.time.storeNanos() + lease.duration().toNanos();
    }

    void renewed(Lease lease) {
        until = world.time.storeNanos() + lease.duration().toNanos();
    }

    /** What is on its way must have come to its end, or be covered by the rest. */
    void released(Lease lease, Duration rest) {
        holder = null;
        long end = world.time.nanos() + rest.toNanos();
        for (SimulatedDestination.Request request : world.destination.air) {
            if (request.sender.epoch() == lease.epoch()
                    && world.destination.canBeApplied(request)
                    && (request.isAwaited() || request.until > end)) {
                world.oracle.violated("the lease " + lease + " was given back with a rest of " + rest
                        + " while a request can be applied for "
                        + Duration.ofNanos(request.until - world.time.nanos()));
            }
        }
    }

    /** Whether the run may send now. */
    boolean isHeldBy(SimulatedRun run) {
        return holder != null && holder.epoch() == run.epoch() && world.time.storeNanos() < until;
    }

    /** Whether no later run has begun. */
    boolean isLatest(SimulatedRun run) {
        return latest != null && latest.epoch() == run.epoch();
    }

    /** The latest lease of all, for a control store that does not look at epochs. */
    Lease latest(Lease otherwise) {
        Lease last = latest;
        return last == null ? otherwise : last;
    }
}
