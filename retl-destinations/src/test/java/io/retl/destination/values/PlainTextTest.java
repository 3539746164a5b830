package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void valuesReadAsInJavaScript() {
        assertThat(PlainText.of("Ada")).isEqualTo("Ada");
        assertThat(PlainText.of(1e21)).isEqualTo("1e+21");
        assertThat(PlainText.of(true)).isEqualTo("true");
        assertThat(PlainText.of(Arrays.asList("a", null, List.of(1, 2)))).isEqualTo("a,,1,2");
        assertThat(PlainText.of(Map.of("a", 1))).isEqualTo("[object Object]");
    }
}
