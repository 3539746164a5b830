package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void plainValuesStayWhatTheyAre() {
        for (Object plain :
                List.of("\ud83d", true, Long.MAX_VALUE, BigInteger.TEN.pow(40), new BigDecimal("1.10"), 0.1)) {
            assertThat(Values.of(plain)).isSameAs(plain);
        }
        assertThat(Values.of(null)).isNull();
    }

    @Test
    void smallNumberTypesBecomeTheWideOnes() {
        assertThat(Values.of(7)).isEqualTo(7L);
        assertThat(Values.of(0.1f)).isEqualTo(0.1);
    }

    @Test
    void momentIsIsoTextInUtcWithTheFractionDigitsItNeeds() {
        assertThat(Values.of(Instant.parse("2025-03-01T11:00:00+01:00"))).isEqualTo("2025-03-01T10:00:00Z");
        assertThat(Values.of(Instant.parse("2025-03-01T10:00:05.12Z"))).isEqualTo("2025-03-01T10:00:05.120Z");
        assertThat(Values.of(Instant.parse("2025-03-01T10:00:05.123456Z"))).isEqualTo("2025-03-01T10:00:05.123456Z");
    }

    @Test
    void binaryIsBase64() {
        assertThat(Values.of(new byte[] {(byte) 0xfb, (byte) 0xff, 0})).isEqualTo("+/8A");
    }

    @Test
    void doubleThatIsNoNumberIsText() {
        assertThat(Values.of(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
                .isEqualTo(List.of("NaN", "Infinity", "-Infinity"));
    }

    @Test
    void jsonIsNestedValues() {
        assertThat(Values.of(new JsonText("{\"a\":[1,2.50,null],\"b\":{}}")))
                .isEqualTo(Map.of("a", Arrays.asList(1L, new BigDecimal("2.50"), null), "b", Map.of()));
        assertThat(Values.of(new JsonText("null"))).isNull();
    }

    @Test
    void valuesWithinArraysAndStructsAreConvertedToo() {
        assertThat(Values.of(List.of(Map.of("at", Instant.EPOCH, "json", new JsonText("[1]")))))
                .isEqualTo(List.of(Map.of("at", "1970-01-01T00:00:00Z", "json", List.of(1L))));
    }

    @Test
    void structWithoutTextKeysIsRefused() {
        assertThatThrownBy(() -> Values.of(Map.of(1, "x")))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("a map has a key that is no text.");
    }

    @Test
    void arrayThatNestsTooDeepIsRefused() {
        List<Object> array = new ArrayList<>();
        array.add(array);

        assertThatThrownBy(() -> Values.of(array))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("the value nests deeper than 64 levels. Flatten it in the model.");
    }
}
