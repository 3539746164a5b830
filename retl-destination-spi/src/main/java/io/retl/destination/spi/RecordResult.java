package io.retl.destination.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one change. Immutable and thread-safe. */
public final class RecordResult {
    /** The four answers. */
    public enum Status {
        /** Applied for certain. */
        DELIVERED,
        /** Refused; sending it again as it is will not help. */
        REJECTED,
        /** It may have been applied. */
        UNKNOWN,
        /** Certainly not applied; sending it again may help. */
        RETRY
    }

    private static final RecordResult DELIVERED = new RecordResult(Status.DELIVERED, "", null);

    private final Status status;
    private final String reason;
    private final @Nullable Duration delay;

    private RecordResult(Status status, String reason, @Nullable Duration delay) {
        this.status = status;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.delay = delay;
    }

    /** Applied for certain. */
    public static RecordResult delivered() {
        return DELIVERED;
    }

    /**
     * Refused; sending it again as it is will not help.
     *
     * @param reason what the destination said, without secrets
     */
    public static RecordResult rejected(String reason) {
        return new RecordResult(Status.REJECTED, reason, null);
    }

    /**
     * It may have been applied.
     *
     * @param reason what is known
     */
    public static RecordResult unknown(String reason) {
        return new RecordResult(Status.UNKNOWN, reason, null);
    }

    /**
     * Certainly not applied; sending it again may help.
     *
     * @param reason what the destination said, without secrets
     * @param delay how long to wait at least; zero if the destination did not say
     */
    public static RecordResult retry(String reason, Duration delay) {
        return new RecordResult(Status.RETRY, reason, Objects.requireNonNull(delay, "delay"));
    }

    /** Which of the four it is. */
    public Status status() {
        return status;
    }

    /** Why; empty for a delivered change. */
    public String reason() {
        return reason;
    }

    /** How long the destination asks to wait; the next sync sends the record again, whenever it runs. Only for {@link Status#RETRY}. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? status.toString() : status + ": " + reason;
    }
}
