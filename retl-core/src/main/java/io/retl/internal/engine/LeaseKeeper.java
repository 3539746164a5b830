package io.retl.internal.engine;

import io.retl.MappingBusyException;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.HeldLease;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mapping's lease and keeps it.
 *
 * <p>Invariant: nothing is sent, marked or folded after the local deadline, which counts from before the last renewal was
 * asked for; so a run whose renewals fail stops before another may begin. What is not promised: a run that sleeps
 * between this check and its write. {@link #requireGood} may be called from any thread, the rest only from the run's.
 */
final class LeaseKeeper {
    private final ControlStore control;
    private final Clock clock;
    private final String mappingId;
    private final String holder;
    private final Duration duration;
    private volatile @Nullable Lease lease;
    private volatile long deadline;
    private long renewal;
    private @Nullable Instant seenExpiry;

    LeaseKeeper(ControlStore control, Clock clock, String mappingId, String holder, Duration duration) {
        this.control = control;
        this.clock = clock;
        this.mappingId = mappingId;
        this.holder = holder;
        this.duration = duration;
    }

    /**
     * Takes the lease, or watches who holds it.
     *
     * @return how long to wait before the next try; empty if the lease is taken
     * @throws MappingBusyException if the holder renews its lease, so it lives
     */
    Optional<Duration> tryAcquire() {
        long before = clock.nanos();
        Optional<Lease> acquired = control.tryAcquire(mappingId, holder, duration);
        if (acquired.isPresent()) {
            lease = acquired.get();
            schedule(before);
            return Optional.empty();
        }
        Optional<HeldLease> held = control.findHolder(mappingId);
        if (held.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        if (seenExpiry != null && held.get().expiry().isAfter(seenExpiry)) {
            throw new MappingBusyException(
                    "Mapping '%s': '%s' is running it and holds the lease until %s. Try again when it has ended."
                            .formatted(
                                    mappingId, held.get().holder(), held.get().expiry()));
        }
        seenExpiry = held.get().expiry();
        return Optional.of(held.get().remaining());
    }

    /** The lease. */
    Lease lease() {
        Lease taken = lease;
        if (taken == null) {
            throw new IllegalStateException("The lease was not taken.");
        }
        return taken;
    }

    boolean isHeld() {
        return lease != null;
    }

    /** Renews the lease when a third of it is over. */
    void keep() {
        Lease taken = lease;
        if (taken != null && clock.nanos() - renewal >= 0) {
            long before = clock.nanos();
            control.renew(taken);
            schedule(before);
        }
    }

    /** The lease, for a write or a send that must not happen after the deadline. */
    Lease requireGood() {
        if (clock.nanos() - deadline >= 0) {
            throw new LeaseLostException(lease());
        }
        return lease();
    }

    /** How long until the next renewal. */
    Duration untilRenewal() {
        return lease == null ? duration : Duration.ofNanos(Math.max(0, renewal - clock.nanos()));
    }

    /** Gives the lease back; only when no request is in the air. */
    void release() {
        Lease taken = lease;
        if (taken != null) {
            control.release(taken);
            lease = null;
        }
    }

    private void schedule(long before) {
        deadline = before + duration.toNanos();
        renewal = before + duration.toNanos() / 3;
    }
}
