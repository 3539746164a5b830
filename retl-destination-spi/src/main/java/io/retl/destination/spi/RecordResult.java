package io.retl.destination.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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
        /** Not applied, because the credentials were refused; they are refreshed once, or the sync stops. */
        CREDENTIALS_REFUSED,
        /** Not applied, because the destination is set up wrongly; the sync stops. */
        MISCONFIGURED
    }

    private static final RecordResult DELIVERED = new RecordResult(Status.DELIVERED, "", null, null);

    private final Status status;
    private final String reason;
    private final @Nullable Duration delay;
    private final @Nullable DeliveryException request;

    private RecordResult(Status status, String reason, @Nullable Duration delay, @Nullable DeliveryException request) {
        this.status = status;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.delay = delay;
        this.request = request;
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
        return new RecordResult(Status.REJECTED, reason, null, null);
    }

    /**
     * It may have been applied.
     *
     * @param reason what is known
     */
    public static RecordResult unknown(String reason) {
        return new RecordResult(Status.UNKNOWN, reason, null, null);
    }

    /**
     * Certainly not applied; sending it again may help.
     *
     * @param reason what the destination said, without secrets
     * @param delay how long to wait at least; zero if the destination did not say
     */
    public static RecordResult retry(String reason, Duration delay) {
        return new RecordResult(Status.RETRY, reason, Objects.requireNonNull(delay, "delay"), null);
    }

    /**
     * What an exception that speaks for a whole request says about one change of it. For an action that sends a batch in
     * several requests, of which one fails; give it to every change of that request.
     *
     * @param failure the exception; its message becomes the reason
     */
    public static RecordResult of(DeliveryException failure) {
        String reason =
                String.valueOf(Objects.requireNonNull(failure, "failure").getMessage());
        if (failure instanceof NotSentException notSent) {
            return new RecordResult(Status.RETRY, reason, notSent.retryAfter().orElse(Duration.ZERO), failure);
        }
        if (failure instanceof RejectedDeliveryException) {
            return new RecordResult(Status.REJECTED, reason, null, failure);
        }
        if (failure instanceof AuthenticationException) {
            return new RecordResult(Status.CREDENTIALS_REFUSED, reason, null, failure);
        }
        if (failure instanceof DestinationConfigurationException) {
            return new RecordResult(Status.MISCONFIGURED, reason, null, failure);
        }
        Duration delay = failure instanceof OutcomeUnknownException unknown
                ? unknown.retryAfter().orElse(null)
                : null;
        return new RecordResult(Status.UNKNOWN, reason, delay, failure);
    }

    /** Which answer it is. */
    public Status status() {
        return status;
    }

    /** Why; empty for a delivered change. */
    public String reason() {
        return reason;
    }

    /** How long the destination asks to wait before the next request of any mapping. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    /**
     * Whether it is the answer to the whole request, and says nothing about this change in particular. A request that was
     * refused is sent again in halves, until the change at fault is found.
     */
    public boolean isForRequest() {
        return request != null;
    }

    /** The HTTP status of that answer, if there was one. */
    public OptionalInt httpStatus() {
        return request == null ? OptionalInt.empty() : request.httpStatus();
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? status.toString() : status + ": " + reason;
    }
}
