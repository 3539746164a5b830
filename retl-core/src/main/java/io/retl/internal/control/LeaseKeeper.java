package io.retl.internal.control;

import io.retl.RetlException;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Flaw;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a mapping's lease and keeps it.
 *
 * <p>Invariant: nothing is sent, marked or folded after the local deadline, which counts from before the last renewal was
 * asked for; so a run whose renewals fail stops before another may begin. What is not promised: a run that sleeps
 * between this check and its write. {@link #requireGood} may be called from any thread, the rest only from the run's.
 */
public final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int RETRIES = 10;

    private final ControlStore control;
    private final Clock clock;
    private final String mappingId;
    private final String holder;
    private final Duration duration;
    private final Duration timeout;
    private final Set<Flaw> flaws;
    private volatile @Nullable Lease lease;
    private volatile long deadline;
    private long renewal;
    private long quietAt;
    private Instant renewedAt = Instant.MAX;
    private @Nullable Instant seenExpiry;

    /**
     * A keeper that has no lease yet.
     *
     * @param terms for how long it takes the lease, and in whose name
     * @param flaws faults that a test planted
     */
    public LeaseKeeper(ControlStore control, Clock clock, String mappingId, LeaseTerms terms, Set<Flaw> flaws) {
        this.control = control;
        this.clock = clock;
        this.flaws = flaws;
        this.mappingId = mappingId;
        this.timeout = terms.timeout();
        this.holder = terms.holder();
        this.duration = terms.duration();
    }

    /**
     * Takes the lease, or watches who holds it.
     *
     * @return how long to wait before the next try; empty if the lease is taken
     * @throws io.retl.MappingBusyException if the holder renews its lease, so it lives
     */
    public Optional<Duration> tryAcquire() {
        long before = clock.nanos();
        Optional<Lease> acquired = control.tryAcquire(mappingId, holder, duration, timeout);
        if (acquired.isPresent()) {
            lease = acquired.get();
            quietAt = clock.nanos() + acquired.get().rest().toNanos();
            schedule(before);
            return Optional.empty();
        }
        Optional<HeldLease> held = control.findHolder(mappingId);
        if (held.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        if (seenExpiry != null && held.get().expiry().isAfter(seenExpiry)) {
            throw Busy.elsewhere(mappingId, held.get());
        }
        seenExpiry = held.get().expiry();
        return Optional.of(held.get().remaining());
    }

    /** The lease. */
    public Lease lease() {
        Lease taken = lease;
        if (taken == null) {
            throw new IllegalStateException("The lease was not taken.");
        }
        return taken;
    }

    /** Whether it has the lease, whether that is still good or not. */
    public boolean isHeld() {
        return lease != null;
    }

    /** Whether another run may have taken the lease over; so what fails from now on says nothing about the store. */
    public boolean isOver() {
        return isHeld() && clock.nanos() - deadline >= 0;
    }

    /** Renews the lease when a third of it is over. A renewal that fails is tried again until the deadline. */
    public void keep() {
        Lease taken = lease;
        long before = clock.nanos();
        if (taken == null || (before - renewal < 0 && !hasSlept())) {
            return;
        }
        try {
            control.renew(taken);
            schedule(before);
        } catch (RetlException failure) {
            if (isOver()) {
                throw new LeaseLostException(taken);
            }
            LOG.warn("mapping={} the lease was not renewed; it is tried again: {}", mappingId, failure.getMessage());
            renewal = clock.nanos() + duration.toNanos() / RETRIES;
        }
    }

    /** The count of nanoseconds may stand still while the machine is suspended; the time of day does not. */
    private boolean hasSlept() {
        return Duration.between(renewedAt, clock.now()).compareTo(duration.dividedBy(3)) >= 0;
    }

    /** How long until no request of an earlier run can be applied any more. */
    public Duration untilQuiet() {
        return Duration.ofNanos(Math.max(0, quietAt - clock.nanos()));
    }

    /** The lease, for a write or a send that must not happen after the deadline. */
    public Lease requireGood() {
        if (isOver() && !flaws.contains(Flaw.NO_DEADLINE_CHECK)) {
            throw new LeaseLostException(lease());
        }
        return lease();
    }

    /** How long until the next renewal. */
    public Duration untilRenewal() {
        return lease == null ? duration : Duration.ofNanos(Math.max(0, renewal - clock.nanos()));
    }

    /**
     * Gives the lease back; only when no call is on its way.
     *
     * @param rest how long from now a request that was never answered may still be applied
     */
    public void release(Duration rest) {
        Lease taken = lease;
        if (taken != null) {
            control.release(taken, rest);
            lease = null;
        }
    }

    private void schedule(long before) {
        renewedAt = clock.now();
        deadline = before + duration.toNanos();
        renewal = before + duration.toNanos() / 3;
    }
}
