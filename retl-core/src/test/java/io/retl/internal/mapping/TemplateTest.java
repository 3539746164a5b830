package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void placeholdersAreReplacedByColumns() {
        assertThat(value(template("{{ first }} {{last}}, {{first}}!"), row("first", "Ann", "last", "Lee")))
                .isEqualTo("Ann Lee, Ann!");
    }

    @Test
    void textWithoutPlaceholdersStays() {
        assertThat(value(template("{a} }} {"), row())).isEqualTo("{a} }} {");
        assertThat(value(template(""), row())).isEqualTo("");
    }

    @Test
    void threeBracesMeanTheSameAsTwo() {
        assertThat(value(template("{{{a}}}{{a}}"), row("a", "<x>"))).isEqualTo("<x><x>");
    }

    @Test
    void bracesOfJsonAroundAPlaceholderStay() {
        assertThat(value(template("{\"o\":{\"n\":{{a}}}}"), row("a", 1L))).isEqualTo("{\"o\":{\"n\":1}}");
    }

    @Test
    void placeholderInAValueIsNotReplaced() {
        assertThat(value(template("{{a}}"), row("a", "{{b}}", "b", "x"))).isEqualTo("{{b}}");
    }

    @Test
    void nullIsEmptyText() {
        assertThat(shown(null)).isEqualTo("<>");
    }

    @Test
    void numbersShowEveryDigitWithoutAnExponent() {
        assertThat(shown(Long.MIN_VALUE)).isEqualTo("<-9223372036854775808>");
        assertThat(shown(new BigInteger("123456789012345678901234567890")))
                .isEqualTo("<123456789012345678901234567890>");
        assertThat(shown(new BigDecimal("1.500"))).isEqualTo("<1.500>");
        assertThat(shown(new BigDecimal("1E+3"))).isEqualTo("<1000>");
        assertThat(shown(1.0)).isEqualTo("<1>");
        assertThat(shown(0.1)).isEqualTo("<0.1>");
        assertThat(shown(1e21)).isEqualTo("<1000000000000000000000>");
    }

    @Test
    void hugeExponentIsNotWrittenOut() {
        assertThat(shown(new JsonText("1e1000000000"))).isEqualTo("<1E+1000000000>");
    }

    @Test
    void nestedValuesShowAsJson() {
        assertThat(shown(new JsonText("{\"a\": [1, null]}"))).isEqualTo("<{\"a\":[1,null]}>");
        assertThat(shown(true)).isEqualTo("<true>");
    }

    private static @Nullable Object shown(@Nullable Object columnValue) {
        return value(template("<{{a}}>"), row("a", columnValue));
    }
}
