package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TruthTest {
    @Test
    void nothingFalseZeroAndEmptyTextAreFalse() {
        assertThat(Truth.of(null)).isFalse();
        assertThat(Truth.of(false)).isFalse();
        assertThat(Truth.of(0L)).isFalse();
        assertThat(Truth.of(new BigDecimal("-0.00"))).isFalse();
        assertThat(Truth.of(Double.NaN)).isFalse();
        assertThat(Truth.of("")).isFalse();
    }

    @Test
    void everythingElseIsTrue() {
        assertThat(Truth.of(true)).isTrue();
        assertThat(Truth.of(-1L)).isTrue();
        assertThat(Truth.of(" ")).isTrue();
        assertThat(Truth.of("false")).isTrue();
        assertThat(Truth.of(List.of())).isTrue();
        assertThat(Truth.of(Map.of())).isTrue();
    }
}
