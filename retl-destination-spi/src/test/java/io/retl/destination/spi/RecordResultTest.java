package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.RecordResult.Status;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordResultTest {
    @Test
    void exceptionOfARequestBecomesTheResultOfEachOfItsRecords() {
        assertResult(new NotSentException("refused", null), Status.RETRY, OptionalInt.empty());
        assertResult(new NotSentException("busy", null, 429, Duration.ZERO), Status.RETRY, OptionalInt.of(429));
        assertResult(new OutcomeUnknownException("time-out", null), Status.UNKNOWN, OptionalInt.empty());
        assertResult(
                new OutcomeUnknownException("down", null, 503, Duration.ZERO), Status.UNKNOWN, OptionalInt.of(503));
        assertResult(new RejectedDeliveryException("bad", null, 400), Status.REJECTED, OptionalInt.of(400));
        assertResult(
                new AuthenticationException("expired", null, 401), Status.CREDENTIALS_REFUSED, OptionalInt.of(401));
        assertResult(
                new DestinationConfigurationException("moved", null, 301), Status.MISCONFIGURED, OptionalInt.of(301));
        assertResult(new Other("no idea"), Status.UNKNOWN, OptionalInt.empty());
    }

    @Test
    void waitThatADestinationAskedForIsKept() {
        Duration wait = Duration.ofSeconds(7);

        assertThat(RecordResult.of(new NotSentException("busy", null, 429, wait))
                        .delay())
                .contains(wait);
        assertThat(RecordResult.of(new OutcomeUnknownException("down", null, 503, wait))
                        .delay())
                .contains(wait);
        assertThat(RecordResult.retry("busy", wait).delay()).contains(wait);
        assertThat(RecordResult.of(new OutcomeUnknownException("time-out", null))
                        .delay())
                .isEmpty();
        assertThat(RecordResult.rejected("bad").delay()).isEmpty();
    }

    @Test
    void resultOfARecordSaysNothingAboutTheRequest() {
        for (RecordResult result : new RecordResult[] {
            RecordResult.delivered(),
            RecordResult.rejected("bad"),
            RecordResult.unknown("time-out"),
            RecordResult.retry("busy", Duration.ZERO)
        }) {
            assertThat(result.isForRequest()).as(result.toString()).isFalse();
            assertThat(result.httpStatus()).isEmpty();
        }
    }

    private static void assertResult(DeliveryException failure, Status status, OptionalInt httpStatus) {
        RecordResult result = RecordResult.of(failure);

        assertThat(result).hasToString(status + ": " + failure.getMessage());
        assertThat(result.isForRequest()).isTrue();
        assertThat(result.httpStatus()).isEqualTo(httpStatus);
    }

    /** A plug-in's own kind, which says nothing about what was applied. */
    private static final class Other extends DeliveryException {
        private static final long serialVersionUID = 1L;

        Other(String message) {
            super(message, null);
        }
    }
}
