package io.retl.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.BatchLimits.Mode;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.FieldCondition;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.FieldRequirement.Match;
import io.retl.destination.spi.FieldType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldStepTest {
    @Test
    void withoutFieldsEverythingPassesUnchanged() {
        Map<String, @Nullable Object> mapped = new LinkedHashMap<>();
        mapped.put("a", null);
        mapped.put("b", "");

        assertThat(passed(mapped, Mode.SINGLE)).isSameAs(mapped);
    }

    @Test
    void whatIsNoFieldIsRemovedButForTheSettingsOfDynamicAuthentication() {
        Map<String, @Nullable Object> mapped = Map.of("a", "x", "b", "y", "dynamicAuthSettings", Map.of("token", 1));

        Map<String, @Nullable Object> fields =
                passed(mapped, Mode.SINGLE, text("a").build());

        assertThat(fields).containsOnly(Map.entry("a", "x"), Map.entry("dynamicAuthSettings", Map.of("token", 1)));
    }

    @Test
    void nullIsDroppedUnlessItIsAValueOfTheField() {
        Map<String, @Nullable Object> mapped = new LinkedHashMap<>();
        mapped.put("a", null);
        mapped.put("b", null);

        Map<String, @Nullable Object> fields = passed(
                mapped, Mode.SINGLE, text("a").build(), text("b").allowNull().build());

        assertThat(fields).isEqualTo(Collections.singletonMap("b", null));
    }

    @Test
    void emptyTextIsMissingForASingleRecordAndThereInABatch() {
        FieldDefinition required = text("a").required().build();

        assertThat(problems(Map.of("a", ""), Mode.SINGLE, required))
                .containsExactly("The root value is missing the required field 'a'.");
        assertThat(passed(Map.of("a", ""), Mode.BATCH, required)).containsEntry("a", "");
    }

    @Test
    void fieldOfAnyTypeIsNotLookedAt() {
        FieldDefinition any = FieldDefinition.builder("a", FieldType.ANY).build();

        assertThat(passed(Collections.singletonMap("a", null), Mode.SINGLE, any))
                .containsEntry("a", null);
        assertThat(passed(Map.of("a", ""), Mode.SINGLE, any)).containsEntry("a", "");
        assertThat(passed(Map.of("a", List.of("", 1L)), Mode.SINGLE, any)).containsEntry("a", List.of("", 1L));
    }

    @Test
    void singleValueOfAListIsPutIntoOneAndEmptyElementsAreRemoved() {
        FieldDefinition numbers =
                FieldDefinition.builder("a", FieldType.NUMBER).multiple().build();

        assertThat(passed(Map.of("a", "7"), Mode.SINGLE, numbers)).containsEntry("a", List.of(7L));
        assertThat(passed(Map.of("a", Arrays.asList("7", null, "", true)), Mode.SINGLE, numbers))
                .containsEntry("a", List.of(7L, 1L));
    }

    @Test
    void textBecomesANumberWithEveryDigitAndANumberTextWithEveryDigit() {
        FieldDefinition number = FieldDefinition.builder("a", FieldType.NUMBER).build();

        assertThat(passed(Map.of("a", "12345678901234567890.12345"), Mode.SINGLE, number)
                        .get("a"))
                .hasToString("12345678901234567890.12345");
        assertThat(passed(
                        Map.of("a", 9_007_199_254_740_993L),
                        Mode.SINGLE,
                        text("a").build()))
                .containsEntry("a", "9007199254740993");
    }

    @Test
    void allProblemsAreToldInTheOrderOfTheSeedSystem() {
        FieldDefinition plan = text("plan")
                .label("plan")
                .choice(FieldChoice.of("a"))
                .choice(FieldChoice.of("b"))
                .build();
        FieldDefinition item = FieldDefinition.builder("items", FieldType.OBJECT)
                .multiple()
                .property(FieldDefinition.builder("price", FieldType.NUMBER)
                        .required()
                        .build())
                .build();
        FieldDefinition email = text("email").label("Email").required().build();

        List<String> problems = problems(
                Map.of("plan", Map.of(), "items", List.of(Map.of("price", 1L), Map.of(), Map.of("price", "much"))),
                Mode.SINGLE,
                plan,
                item,
                email);

        assertThat(problems)
                .containsExactly(
                        "The root value is missing the required field 'email'.",
                        "Plan must be a string but it was an object.",
                        "Plan must be one of: \"a\" or \"b\".",
                        "The value at /items/1 is missing the required field 'price'.",
                        "The value at /items/2/price must be a number but it was a string.");
    }

    @Test
    void conditionSeesFieldsThatAreNoneAndValuesBeforeTheyAreConverted() {
        FieldDefinition field = text("b")
                .required(new FieldRequirement(Match.ALL, List.of(FieldCondition.is("kind", 1))))
                .build();

        assertThat(passed(Map.of("kind", "1"), Mode.SINGLE, field)).isEmpty();
        assertThat(problems(Map.of("kind", 1L), Mode.SINGLE, field))
                .containsExactly(
                        "The root value is missing the required field 'b'.",
                        "The root value must match \"then\" schema.");
    }

    @Test
    void askingForNothingTurnsZeroToNull() {
        FieldDefinition amount =
                FieldDefinition.builder("amount", FieldType.NUMBER).allowNull().build();
        FieldDefinition reason = text("reason")
                .required(new FieldRequirement(Match.ALL, List.of(FieldCondition.is("amount", null))))
                .build();

        Map<String, @Nullable Object> fields =
                passed(Map.of("amount", 0L, "reason", "free"), Mode.SINGLE, amount, reason);

        assertThat(fields).containsEntry("amount", null);
    }

    @Test
    void propertyWithAConditionMakesItsObjectForgetWhatElseIsRequired() {
        FieldDefinition object = FieldDefinition.builder("o", FieldType.OBJECT)
                .property(text("x").required().build())
                .property(text("y")
                        .required(new FieldRequirement(Match.ALL, List.of(FieldCondition.is("k", "v"))))
                        .build())
                .build();

        assertThat(passed(Map.of("o", Map.of()), Mode.SINGLE, object)).containsEntry("o", Map.of());
        assertThat(problems(Map.of("o", Map.of(), "k", "v"), Mode.SINGLE, object))
                .containsExactly(
                        "The value at /o is missing the required field 'y'.",
                        "The root value must match \"then\" schema.");
    }

    @Test
    void mappedRecordIsNotChanged() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>(Map.of("x", "1", "z", "2"));
        Map<String, @Nullable Object> mapped = new LinkedHashMap<>(Map.of("o", List.of(inner)));
        FieldDefinition object = FieldDefinition.builder("o", FieldType.OBJECT)
                .multiple()
                .property(FieldDefinition.builder("x", FieldType.INTEGER).build())
                .build();

        Map<String, @Nullable Object> fields = passed(mapped, Mode.SINGLE, object);

        assertThat(fields).containsEntry("o", List.of(Map.of("x", 1L)));
        assertThat(mapped).containsEntry("o", List.of(Map.of("x", "1", "z", "2")));
    }

    private static FieldDefinition.Builder text(String name) {
        return FieldDefinition.builder(name, FieldType.STRING);
    }

    private static Map<String, @Nullable Object> passed(
            Map<String, @Nullable Object> mapped, Mode mode, FieldDefinition... fields) {
        FieldStep.Checked checked = FieldStep.of(List.of(fields)).apply(mapped, mode);
        assertThat(checked).isInstanceOf(FieldStep.Passed.class);
        return ((FieldStep.Passed) checked).fields();
    }

    private static List<String> problems(Map<String, @Nullable Object> mapped, Mode mode, FieldDefinition... fields) {
        FieldStep.Checked checked = FieldStep.of(List.of(fields)).apply(mapped, mode);
        assertThat(checked).isInstanceOf(FieldStep.Refused.class);
        return ((FieldStep.Refused) checked).problems();
    }
}
