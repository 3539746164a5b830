package io.retl.destination.http;

import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.time.Duration;

/** What an unknown outcome means for the changes of a call of which nothing was sent yet: they were not applied. */
final class Unapplied {
    private Unapplied() {}

    /**
     * The same failure, for those changes.
     *
     * @param before what its message begins with
     */
    static NotSentException of(String before, OutcomeUnknownException failure) {
        String message = before + failure.getMessage();
        return failure.httpStatus().isPresent()
                ? new NotSentException(
                        message,
                        failure,
                        failure.httpStatus().getAsInt(),
                        failure.retryAfter().orElse(Duration.ZERO))
                : new NotSentException(message, failure);
    }
}
