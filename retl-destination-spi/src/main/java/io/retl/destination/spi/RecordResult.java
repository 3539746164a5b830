package io.retl.destination.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one change. Immutable and thread-safe. */
public final class RecordResult {
    /** The answers. */
    public enum Status {
        /** Applied for certain. */
        DELIVERED,
        /** Refused; sending it again as it is will not help. */
        REJECTED,
        /** It may have been applied. */
        UNKNOWN,
        /** Certainly not applied; sending it again may help. */
        RETRY,
        /** Not applied, because the credentials were refused; the sync stops. */
        CREDENTIALS_REFUSED,
        /** Not applied, because the destination is set up wrongly; the sync stops. */
        MISCONFIGURED
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

    /**
     * What an exception that speaks for a whole call says about one change of it. For an action that sends a batch in
     * several requests, of which one fails.
     *
     * @param failure the exception; its message becomes the reason
     */
    public static RecordResult of(DeliveryException failure) {
        String reason =
                String.valueOf(Objects.requireNonNull(failure, "failure").getMessage());
        if (failure instanceof NotSentException notSent) {
            return retry(reason, notSent.retryAfter().orElse(Duration.ZERO));
        }
        if (failure instanceof RejectedDeliveryException) {
            return rejected(reason);
        }
        if (failure instanceof AuthenticationException) {
            return new RecordResult(Status.CREDENTIALS_REFUSED, reason, null);
        }
        return failure instanceof DestinationConfigurationException
                ? new RecordResult(Status.MISCONFIGURED, reason, null)
                : unknown(reason);
    }

    /** Which answer it is. */
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
