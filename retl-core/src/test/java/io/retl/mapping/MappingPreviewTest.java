package io.retl.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingPreviewTest {
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void mappingIsResolvedOverTheEvent() {
        MappingPreview preview = MappingPreview.of(
                Map.of("email", Map.of("@path", "$.properties.email"), "origin", "shop", "gone", Map.of("@path", "x")),
                Map.of("properties", Map.of("email", "ann@example.com")));

        assertThat(preview.isAbsent()).isFalse();
        assertThat(preview.value()).isEqualTo(Map.of("email", "ann@example.com", "origin", "shop"));
    }

    @Test
    void directiveAsTheWholeMappingGivesAnyType() {
        assertThat(MappingPreview.of(Map.of("@path", "$.n"), Map.of("n", 1)).value())
                .isEqualTo(1L);
        assertThat(MappingPreview.of(Map.of("@literal", Arrays.asList(1, null)), NOTHING)
                        .value())
                .isEqualTo(Arrays.asList(1L, null));
        assertThat(MappingPreview.of(Map.of("@path", "$.n"), Collections.singletonMap("n", null))
                        .value())
                .isNull();
    }

    @Test
    void nothingIsAbsentAndHasNoValue() {
        MappingPreview preview = MappingPreview.of(Map.of("@path", "$.n"), NOTHING);

        assertThat(preview.isAbsent()).isTrue();
        assertThatThrownBy(preview::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The mapping gives nothing for this event. Ask isAbsent() first.");
    }

    @Test
    void absentElementOfAListIsNull() {
        assertThat(MappingPreview.of(Map.of("a", List.of(Map.of("@path", "$.n"), 1)), NOTHING)
                        .value())
                .isEqualTo(Map.of("a", Arrays.asList(null, 1L)));
    }

    @Test
    void eventIsLookedAtBeforeTheMapping() {
        Object invalid = Map.of("@nope", 1);

        assertInvalid(invalid, null, "data must be an object, got null");
        assertInvalid(invalid, 5, "data must be an object, got number");
        assertInvalid(invalid, "x", "data must be an object, got string");
        assertInvalid(invalid, true, "data must be an object, got boolean");
        assertInvalid(invalid, List.of(), "data must be an object, got array");
        assertInvalid(invalid, NOTHING, "/ has an invalid directive: @nope.");
        assertInvalid(null, NOTHING, "Cannot convert undefined or null to object");
    }

    @Test
    void rootDirectiveTakesTheFieldsForItsMapping() {
        Map<String, Object> apply = Map.of("id", Map.of("@path", "$.n"));

        assertThat(MappingPreview.of(
                                Map.of(
                                        "__segment_internal_directive",
                                        Map.of("@transform", Map.of("apply", apply)),
                                        "a",
                                        Map.of("@path", "$.id"),
                                        "b",
                                        Map.of("@path", "$.n")),
                                Map.of("n", 5))
                        .value())
                .isEqualTo(Map.of("a", 5L));
    }

    @Test
    void rootDirectiveThatIsNoneIsRefused() {
        assertInvalid(
                Map.of("__segment_internal_directive", Map.of("@merge", Map.of(), "@json", Map.of())),
                NOTHING,
                "The root mapping must only have a single directive object");
        assertInvalid(
                Map.of("__segment_internal_directive", Map.of("@path", "$.a")),
                NOTHING,
                "The root directive must be an object");
    }

    @Test
    void absentElementIsMarkedWhereNullIsNot() {
        MappingPreview preview = MappingPreview.of(Map.of("a", Arrays.asList(Map.of("@path", "$.n"), null)), Map.of());

        assertThat(preview.valueWithAbsentAs("gone")).isEqualTo(Map.of("a", Arrays.asList("gone", null)));
    }

    @Test
    void severalEventsAreMappedInOrderWhateverTheyAre() {
        MappingPreview preview =
                MappingPreview.ofAll(Map.of("@path", "$.n"), List.of(Map.of("n", 1), "text", Map.of("n", 3)));

        assertThat(preview.value()).isEqualTo(Arrays.asList(1L, null, 3L));
        assertThatThrownBy(() -> MappingPreview.ofAll(Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data must be an array, got object");
        assertThatThrownBy(() -> MappingPreview.ofAll(Map.of("@path", Map.of("@path", "$.n")), List.of(NOTHING)))
                .isInstanceOf(UnresolvableMappingException.class)
                .hasMessage("@path: expected string, got undefined");
    }

    @Test
    void problemsAreTheSentencesOfAnInvalidMapping() {
        assertThat(MappingPreview.problems(Map.of("a", Map.of("@path", 1))))
                .containsExactly("/a/@path should be a string or a mapping directive but it is a number.");
        assertThat(MappingPreview.problems(Map.of("a", Map.of("@path", "$.b")))).isEmpty();
    }

    @Test
    void mappingThatIsNoObjectHasTheMembersThatJavaScriptSees() {
        assertThat(MappingPreview.of(List.of("a", Map.of("@path", "$.n")), Map.of("n", 1))
                        .value())
                .isEqualTo(Map.of("0", "a", "1", 1L));
        assertThat(MappingPreview.of("ab", NOTHING).value()).isEqualTo(Map.of("0", "a", "1", "b"));
        assertThat(MappingPreview.of(5, NOTHING).value()).isEqualTo(Map.of());
        assertThat(MappingPreview.of("", NOTHING).value()).isEqualTo(Map.of());
    }

    @Test
    void validMappingMayStillFailForAnEvent() {
        assertUnresolvable(
                Map.of("@path", Map.of("@path", "$.n")), Map.of("n", 1), "@path: expected string, got number");
        assertUnresolvable(
                Map.of("@template", Map.of("@path", "$.n")), NOTHING, "@template: expected string, got undefined");
    }

    @Test
    void mistakeWithinAListFailsTheEvent() {
        assertUnresolvable(
                Map.of("a", List.of(Map.of("@nope", 1))), NOTHING, "@nope is not a valid directive, got undefined");
        assertUnresolvable(
                Map.of("a", List.of(Map.of("@arrayPath", "x"))), NOTHING, "@arrayPath expected array, got string");
    }

    @Test
    void computedPathHasALimitToo() {
        assertUnresolvable(
                Map.of("@path", Map.of("@path", "$.n")),
                Map.of("n", "a".repeat(65_537)),
                "@path: the string is longer than 65536 characters");
    }

    @Test
    void eventThatIsNoJsonIsRefused() {
        assertInvalid(
                Map.of(),
                Map.of("a", LocalDate.EPOCH),
                "An event is null, a String, a Boolean, a Number of java.lang or java.math, a List or a Map, but this"
                        + " is a java.time.LocalDate. Pass its text instead.");
    }

    @Test
    void rowHasTheFieldsThatASyncWouldSend() {
        Map<String, Expression> fields = Map.of(
                "id", Expressions.recordId(),
                "mail", Expressions.column("email").lowerCase(),
                "kind", Expressions.directives(Map.of("@path", "$.event")),
                "gone", Expressions.directives(Map.of("@path", "$.properties.nope")));

        MappingPreview preview = MappingPreview.ofRow(fields, "7", Map.of("EMAIL", "ANN@EXAMPLE.COM"));

        assertThat(preview.value()).isEqualTo(Map.of("id", "7", "mail", "ann@example.com", "kind", "new"));
        assertThatThrownBy(() -> MappingPreview.ofRow(fields, "7", Map.of("phone", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'mail' reads column 'email', which the model does not return. Available: phone.");
        assertThatThrownBy(() -> MappingPreview.ofRow(fields, "7", Map.of("email", new Object())))
                .isInstanceOf(UnresolvableMappingException.class)
                .hasMessageContaining("cannot be mapped");
    }

    @Test
    void printingShowsNoValue() {
        assertThat(MappingPreview.of(Map.of("@path", "n"), Map.of("n", "secret")))
                .hasToString("MappingPreview[value]");
        assertThat(MappingPreview.of(Map.of("@path", "x"), NOTHING)).hasToString("MappingPreview[absent]");
    }

    private static void assertInvalid(@Nullable Object mapping, @Nullable Object event, String message) {
        assertThatThrownBy(() -> MappingPreview.of(mapping, event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void assertUnresolvable(Object mapping, Object event, String message) {
        assertThatThrownBy(() -> MappingPreview.of(mapping, event))
                .isInstanceOf(UnresolvableMappingException.class)
                .hasMessage(message);
    }
}
