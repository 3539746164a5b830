package io.retl.mapping;

import static io.retl.mapping.Expressions.directives;
import static io.retl.mapping.Expressions.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectivesTest {
    @Test
    void expressionPrintsTheJsonAsItWasWritten() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("b", Map.of("@path", "$.properties.email"));
        written.put("1", List.of(Map.of("@template", "{{a}}"), 1.50));

        assertThat(directives(written))
                .hasToString("{\"b\":{\"@path\":\"$.properties.email\"},\"1\":[{\"@template\":\"{{a}}\"},1.5]}");
        assertThat(directives(null)).hasToString("null");
        assertThat(object().set("a", directives(Map.of("@literal", true))).omitNull())
                .hasToString("{\"@excludeWhenNull\":{\"a\":{\"@literal\":true}}}");
    }

    @Test
    void mappingIsACopy() {
        List<Object> list = new ArrayList<>(List.of(1));
        Expression expression = directives(list);

        list.add(2);

        assertThat(expression).hasToString("[1]");
    }

    @Test
    void mappingsWrittenAlikeAreEqual() {
        assertThat(directives(Map.of("@template", Map.of("@path", "a"))))
                .isEqualTo(directives(Map.of("@template", Map.of("@path", "a"))));
    }

    @Test
    void everyProblemIsReportedWithItsPlace() {
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        mapping.put("a", Map.of("b", Map.of("@path", 1), "c", 2));
        mapping.put("d", Map.of("@template", Collections.singletonMap("@literal", Map.of("@nope", 1))));
        mapping.put("2", Collections.singletonMap("@arrayPath", null));
        mapping.put("e", Map.of("@arrayPath", List.of()));

        assertInvalid(
                mapping,
                "/2/@arrayPath should be an array but it is a null.; "
                        + "/a/b/@path should be a string or a mapping directive but it is a number.; "
                        + "/d/@template/@literal has an invalid directive: @nope.; "
                        + "/e/@arrayPath should be a string or a mapping directive but it is an undefined.");
    }

    @Test
    void directiveStandsAlone() {
        assertInvalid(Map.of("@path", "a", "@literal", 1), "/ should only have one @-prefixed key but it has 2 keys.");
        assertInvalid(
                Map.of("@path", "a", "_metadata", 1, "z", 2),
                "/ should only have one @-prefixed key but it has 3 keys.");
        assertThat(directives(Map.of("@path", "a", "_metadata", Map.of("label", "A"))))
                .isNotNull();
    }

    @Test
    void liquidWithoutItsModuleIsRefused() {
        assertInvalid(
                Map.of("a", Map.of("@liquid", "{{x}}")),
                "/a/@liquid needs the module retl-liquid, which is not there; add it to the dependencies.");
        assertInvalid(Map.of("@liquid", 1), "/@liquid should be a string but it is a number.");
    }

    @Test
    void listsAndLiteralsAreNotLookedInto() {
        assertThat(directives(List.of(Map.of("@nope", 1), Map.of("@path", 1)))).isNotNull();
        assertThat(directives(Map.of("@literal", Map.of("a", Map.of("@nope", 1)))))
                .isNotNull();
    }

    @Test
    void mappingNestsSixtyFourLevelsAndNoMore() {
        Object mapping = Map.of("@path", "a");
        for (int i = 0; i < 63; i++) {
            mapping = List.of(mapping);
        }
        Object deepest = mapping;

        assertThat(directives(deepest)).isNotNull();
        assertInvalid(List.of(deepest), "A mapping nests at most 64 levels deep, but this one is deeper.");
    }

    @Test
    void pathOrTemplateThatIsTooLongIsRefused() {
        assertThat(directives(Map.of("@path", "a".repeat(65_536)))).isNotNull();
        assertInvalid(
                Map.of("a", Map.of("@template", "a".repeat(65_537))),
                "/a/@template should be a string of length 65536 or less.");
    }

    @Test
    void valueThatIsNoJsonIsRefused() {
        assertInvalid(
                Map.of("a", LocalDate.EPOCH),
                "A mapping is null, a String, a Boolean, a Number of java.lang or java.math, a List or a Map, but this"
                        + " is a java.time.LocalDate. Pass its text instead.");
        assertInvalid(Double.NaN, "A mapping cannot be NaN, which has no form in JSON. Write it as a text.");
    }

    private static void assertInvalid(Object mapping, String message) {
        assertThatThrownBy(() -> directives(mapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
