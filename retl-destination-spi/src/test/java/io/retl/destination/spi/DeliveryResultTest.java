package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryResultTest {
    @Test
    void deliveredSpeaksForEveryRecord() {
        assertThat(DeliveryResult.delivered().results(3))
                .extracting(RecordResult::status)
                .containsExactly(
                        RecordResult.Status.DELIVERED, RecordResult.Status.DELIVERED, RecordResult.Status.DELIVERED);
    }

    @Test
    void resultsAreInTheOrderOfTheBatchWhateverOrderTheyCameIn() {
        DeliveryResult result = DeliveryResult.builder()
                .result(1, RecordResult.retry("busy", Duration.ofSeconds(2)))
                .result(0, RecordResult.rejected("no email"))
                .build();

        assertThat(result.results(2)).map(RecordResult::toString).containsExactly("REJECTED: no email", "RETRY: busy");
        assertThat(result.results(2).get(1).delay()).contains(Duration.ofSeconds(2));
    }

    @Test
    void recordWithoutAResultIsUnknown() {
        DeliveryResult result =
                DeliveryResult.builder().result(0, RecordResult.delivered()).build();

        assertThat(result.results(2))
                .map(RecordResult::toString)
                .containsExactly("DELIVERED", "UNKNOWN: The destination's answer does not mention this record.");
    }

    @Test
    void recordNamedMoreThanOnceIsUnknownWhateverWasSaid() {
        DeliveryResult result = DeliveryResult.builder()
                .result(0, RecordResult.delivered())
                .result(0, RecordResult.delivered())
                .result(0, RecordResult.delivered())
                .build();

        assertThat(result.results(1))
                .map(RecordResult::toString)
                .containsExactly("UNKNOWN: The destination's answer mentions this record more than once.");
    }

    @Test
    void indexesOutsideTheBatchAreIgnored() {
        DeliveryResult result = DeliveryResult.builder()
                .result(-1, RecordResult.delivered())
                .result(1, RecordResult.delivered())
                .build();

        assertThat(result.results(1)).extracting(RecordResult::status).containsExactly(RecordResult.Status.UNKNOWN);
    }

    @Test
    void resultWithoutAnyEntryIsUnknownAndNotDelivered() {
        assertThat(DeliveryResult.builder().build().results(1))
                .extracting(RecordResult::status)
                .containsExactly(RecordResult.Status.UNKNOWN);
    }
}
