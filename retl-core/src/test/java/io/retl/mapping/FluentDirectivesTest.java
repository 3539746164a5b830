package io.retl.mapping;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.merge;
import static io.retl.mapping.Expressions.mergeKeepingFirst;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FluentDirectivesTest {
    @Test
    void conditionChoosesByExistence() {
        Expression expression =
                when(column("email").exists()).then(column("email")).otherwise(literal("none"));

        assertThat(value(expression, "email", "a@b")).isEqualTo("a@b");
        assertThat(value(expression, "email", "")).isEqualTo("");
        assertThat(value(expression, "email", null)).isEqualTo("none");
    }

    @Test
    void blankIsWhatIsEmptyOrMissing() {
        Expression expression =
                when(column("a").isBlank()).then(literal("blank")).otherwise(literal(0));

        for (Object blank : Arrays.asList(null, "", 0, false, List.of(), List.of(""))) {
            assertThat(value(expression, "a", blank)).as(String.valueOf(blank)).isEqualTo("blank");
        }
        for (Object full : List.of(" ", "x", 1, true, List.of(1), List.of("", ""), Map.of())) {
            assertThat(value(expression, "a", full)).as(String.valueOf(full)).isEqualTo(0L);
        }
    }

    @Test
    void conditionWithoutAnotherValueIsAbsent() {
        assertThat(isAbsent(when(column("a").exists()).then(literal(1)))).isTrue();
        assertThat(isAbsent(when(literal(1).isBlank()).then(literal(1)))).isTrue();
        assertThat(value(when(column("a").isBlank()).then(literal(1)), "a", null))
                .isEqualTo(1L);
    }

    @Test
    void lettersChangeAndOtherValuesPass() {
        assertThat(value(column("a").upperCase(), "a", "Straße")).isEqualTo("STRASSE");
        assertThat(value(column("a").lowerCase(), "a", "ΟΔΟΣ")).isEqualTo("οδος");
        assertThat(value(column("a").lowerCase(), "a", 5)).isEqualTo(5L);
    }

    @Test
    void textIsReplacedByATextThatMeansItself() {
        assertThat(value(column("a").replace(".", "$&"), "a", "1.2.3")).isEqualTo("1$&2$&3");
        assertThat(value(column("a").replaceFirst(".", ""), "a", "1.2.3")).isEqualTo("12.3");
        assertThat(value(column("a").replaceIgnoringCase("x", "-"), "a", "xX")).isEqualTo("--");
        assertThat(value(column("a").replaceFirstIgnoringCase("X", "-"), "a", "xX"))
                .isEqualTo("-X");
        assertThat(value(column("a").replace("1", "2"), "a", 11)).isEqualTo("22");
        assertThat(value(column("a").replace("1", "2"), "a", null)).isEqualTo("");
    }

    @Test
    void patternAndReplacementAreShort() {
        assertThatThrownBy(() -> column("a").replace("", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The pattern \"\" has 0 characters, of which '$' counts twice in a replacement; it has 1 to"
                        + " 10.");
        assertThatThrownBy(() -> column("a").replace("x", "$$$$$$"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 12 characters");
        assertThat(value(column("a").replace("x", "$$$$$"), "a", "x")).isEqualTo("$$$$$");
    }

    @Test
    void objectIsFlattened() {
        Map<String, Object> nested = Map.of("b", Map.of("c", List.of(1, 2)));

        assertThat(value(column("a").flatten("."), "a", nested)).isEqualTo(Map.of("b.c.0", 1L, "b.c.1", 2L));
        assertThat(value(column("a").flattenKeepingArrays("_"), "a", nested)).isEqualTo(Map.of("b_c", List.of(1L, 2L)));
        assertThatThrownBy(() -> column("a").flatten(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The separator is empty.");
    }

    @Test
    void jsonIsWrittenAndReadWithEveryDigit() {
        assertThat(value(column("a").toJson(), "a", Map.of("b", Arrays.asList(1.50, null))))
                .isEqualTo("{\"b\":[1.5,null]}");
        assertThat(value(column("a").parseJson(), "a", "[9007199254740993]")).isEqualTo(List.of(9007199254740993L));
        assertThat(value(column("a").parseJson(), "a", "no json")).isEqualTo("no json");
    }

    @Test
    void laterObjectWinsUnlessTheFirstOneIsKept() {
        Expression first = object().set("x", literal(1)).set("y", literal(1));
        Expression second = object().set("x", literal(null));

        assertThat(value(merge(first, second), "a", null)).hasToString("{x=null, y=1}");
        assertThat(value(mergeKeepingFirst(first, second), "a", null)).hasToString("{x=1, y=1}");
        assertThat(value(merge(first, second.omitNull()), "a", null)).hasToString("{y=1}");
    }

    @Test
    void memberMayBeNamedLikeADirective() {
        Expression expression = object().set("@type", column("a")).set("@id", literal(Map.of("@path", "x")));

        assertThat(value(expression, "a", "Person")).hasToString("{@type=Person, @id={@path=x}}");
        assertThat(expression)
                .hasToString("{\"@object\":[[\"@type\",{\"@column\":\"a\"}],[\"@id\",{\"@json\":"
                        + "{\"value\":\"{\\\"@path\\\":\\\"x\\\"}\",\"mode\":\"decode\"}}]]}");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> when(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("condition");
        assertThatThrownBy(() -> merge(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("first");
        assertThatThrownBy(() -> column("a").replace("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("replacement");
        assertThatThrownBy(() -> when(column("a").exists()).then(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
    }

    private static boolean isAbsent(Expression expression) {
        return MappingPreview.of(expression.json(), Map.of()).isAbsent();
    }

    private static @Nullable Object value(Expression expression, String column, @Nullable Object value) {
        return MappingPreview.of(expression.json(), Map.of("properties", Collections.singletonMap(column, value)))
                .value();
    }
}
