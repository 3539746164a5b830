package io.retl.destination.hubspot;

import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.time.Duration;
import java.util.Optional;

/**
 * The failure of a later step, after an earlier one changed the record: it is neither as before nor as wanted, so it has to be
 * sent again, even if the model goes back to the old values meanwhile.
 */
final class Partly {
    private Partly() {}

    static OutcomeUnknownException applied(DeliveryException failure) {
        String message = "A part was applied. Then: " + failure.getMessage();
        if (failure.httpStatus().isEmpty()) {
            return new OutcomeUnknownException(message, failure);
        }
        return new OutcomeUnknownException(
                message, failure, failure.httpStatus().getAsInt(), wait(failure).orElse(Duration.ZERO));
    }

    private static Optional<Duration> wait(DeliveryException failure) {
        if (failure instanceof NotSentException notSent) {
            return notSent.retryAfter();
        }
        return failure instanceof OutcomeUnknownException unknown ? unknown.retryAfter() : Optional.empty();
    }
}
