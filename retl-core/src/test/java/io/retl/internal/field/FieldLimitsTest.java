package io.retl.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.BatchLimits.Mode;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldFormat;
import io.retl.destination.spi.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and lists that would cost much time, memory or stack if they were read carelessly. */
@Timeout(60)
class FieldLimitsTest {
    private static final int LONG = 200_000;

    private static final List<String> HOSTILE =
            List.of("a", "a.", "%41", "{a}", "(", "[a-", "a-", "1:", "/", " ", "{1", "1", "a{1", ":", "(?<", "0", "é.");

    @ParameterizedTest
    @EnumSource(FieldFormat.class)
    void formatOfALongTextIsReadInLinearTime(FieldFormat format) {
        FieldStep step = FieldStep.of(List.of(
                FieldDefinition.builder("a", FieldType.STRING).format(format).build()));

        for (String piece : HOSTILE) {
            String text = piece.repeat(LONG / piece.length());
            long start = System.nanoTime();
            boolean ignored = step.apply(Map.of("a", text + "]"), Mode.BATCH) instanceof FieldStep.Passed;
            boolean prefixed = step.apply(Map.of("a", "x://" + text + "["), Mode.BATCH) instanceof FieldStep.Passed;

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(piece + ignored + prefixed)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void longTextIsConvertedInLinearTime(FieldType type) {
        FieldStep step = FieldStep.of(List.of(FieldDefinition.builder("a", type).build()));

        for (String piece : HOSTILE) {
            String text = piece.repeat(LONG / piece.length());
            long start = System.nanoTime();
            boolean ignored = step.apply(Map.of("a", "2024" + text + "x"), Mode.BATCH) instanceof FieldStep.Passed;

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(piece + ignored)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e999999999", "1e-1001", "Infinity", "-Infinity", "1e99999999999999999999"})
    void numbersWithoutEndAreNone(String text) {
        FieldStep step = FieldStep.of(
                List.of(FieldDefinition.builder("a", FieldType.NUMBER).build()));

        assertThat(step.apply(Map.of("a", text), Mode.BATCH))
                .isEqualTo(new FieldStep.Refused(List.of("The value at /a must be a number but it was a string.")));
    }

    @Test
    void hugeNumberIsAWholeOneAndNeverWrittenOut() {
        FieldStep step = FieldStep.of(
                List.of(FieldDefinition.builder("a", FieldType.INTEGER).build()));
        BigDecimal huge = new BigDecimal("1E+1000000000");

        assertThat(((FieldStep.Passed) step.apply(Map.of("a", huge), Mode.BATCH)).fields())
                .containsEntry("a", huge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e+513", "-1e+999", "8640000000001", "1e+21"})
    void numberTooFarAwayIsNoDate(String text) {
        FieldStep step = FieldStep.of(
                List.of(FieldDefinition.builder("a", FieldType.DATETIME).build()));

        assertThat(step.apply(Map.of("a", text), Mode.BATCH))
                .isEqualTo(new FieldStep.Refused(
                        List.of("The value at /a must be a valid date-like string but it was not.")));
    }

    @Test
    void problemsBeyondAHundredAreCounted() {
        FieldStep step = FieldStep.of(List.of(
                FieldDefinition.builder("a", FieldType.NUMBER).multiple().build()));

        FieldStep.Refused refused =
                (FieldStep.Refused) step.apply(Map.of("a", Collections.nCopies(1_000, "x")), Mode.BATCH);

        assertThat(refused.problems()).hasSize(101);
        assertThat(refused.message())
                .endsWith(
                        "The value at /a/99 must be a number but it was a string.; " + "There are 900 more problems.");
    }
}
