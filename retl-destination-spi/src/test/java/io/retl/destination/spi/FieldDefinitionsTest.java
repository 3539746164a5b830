package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldDefinitionsTest {
    @Test
    void everyMemberOfAFieldIsRead() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "string");
        json.put("label", "Plan");
        json.put("description", "What they pay for.");
        json.put("multiple", true);
        json.put("allowNull", true);
        json.put("dynamic", true);
        json.put("format", "date-time");
        json.put("minimum", 1);
        json.put("maximum", 2.5);
        json.put("choices", List.of("a", Map.of("value", "b", "label", "Bee"), Map.of("value", "c")));
        json.put("placeholder", "only shown");

        FieldDefinition field = field(json);

        assertThat(field.type()).isEqualTo(FieldType.STRING);
        assertThat(field.label()).isEqualTo("Plan");
        assertThat(field.hasLabel()).isTrue();
        assertThat(field.description()).isEqualTo("What they pay for.");
        assertThat(field.isMultiple()).isTrue();
        assertThat(field.allowsNull()).isTrue();
        assertThat(field.isDynamic()).isTrue();
        assertThat(field.format()).contains(FieldFormat.DATE_TIME);
        assertThat(field.minimum()).hasValue(1);
        assertThat(field.maximum()).hasValue(2.5);
        assertThat(field.choices())
                .containsExactly(FieldChoice.of("a"), new FieldChoice("b", "Bee"), FieldChoice.of("c"));
    }

    @Test
    void fieldWithATypeAloneHasDefaults() {
        FieldDefinition field = field(Map.of("type", "number"));

        assertThat(field.label()).isEqualTo("plan");
        assertThat(field.hasLabel()).isFalse();
        assertThat(field.requirement()).isEqualTo(FieldRequirement.NEVER);
        assertThat(field.isMultiple() || field.allowsNull() || field.isOpen() || field.isDynamic())
                .isFalse();
        assertThat(field.format()).isEmpty();
        assertThat(field.minimum()).isEmpty();
        assertThat(field.properties()).isEmpty();
    }

    @Test
    void fieldsAndPropertiesKeepTheirOrder() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("z", Map.of("type", "string"));
        properties.put("a", Map.of("type", "integer", "required", true));

        FieldDefinition field = field(Map.of("type", "object", "properties", properties, "additionalProperties", true));

        assertThat(field.isOpen()).isTrue();
        assertThat(field.properties()).extracting(FieldDefinition::name).containsExactly("z", "a");
        assertThat(field.properties()).extracting(FieldDefinition::isRequired).containsExactly(false, true);
    }

    @Test
    void conditionsAreRead() {
        Map<String, Object> nothing = Map.of("fieldKey", "b", "operator", "is_not");
        Map<String, Object> value = Map.of("fieldKey", "a", "operator", "is", "value", 1);

        FieldDefinition all = field(Map.of("type", "string", "required", Map.of("conditions", List.of(value))));
        FieldDefinition any = field(
                Map.of("type", "string", "required", Map.of("match", "any", "conditions", List.of(value, nothing))));

        assertThat(all.requirement())
                .isEqualTo(new FieldRequirement(FieldRequirement.Match.ALL, List.of(FieldCondition.is("a", 1))));
        assertThat(any.requirement())
                .isEqualTo(new FieldRequirement(
                        FieldRequirement.Match.ANY,
                        List.of(FieldCondition.is("a", 1), FieldCondition.isNot("b", null))));
        assertThat(all.isRequired()).isFalse();
    }

    @Test
    void requirementWithoutConditionsIsPlain() {
        FieldDefinition field = field(Map.of("type", "string", "required", Map.of("conditions", List.of())));

        assertThat(field.isRequired()).isTrue();
    }

    @Test
    void formatsThatAreHintsAreIgnored() {
        assertThat(field(Map.of("type", "string", "format", "password")).format())
                .isEmpty();
        assertThat(field(Map.of("type", "string", "format", "text")).format()).isEmpty();
    }

    @Test
    void everyFormatAndTypeIsReadByItsText() {
        for (FieldFormat format : FieldFormat.values()) {
            assertThat(field(Map.of("type", "string", "format", format.text())).format())
                    .contains(format);
        }
        for (FieldType type : FieldType.values()) {
            assertThat(field(Map.of("type", type.name().toLowerCase(Locale.ROOT)))
                            .type())
                    .isEqualTo(type);
        }
    }

    @Test
    void mistakesNameTheField() {
        assertMistake(Map.of("type", "strin"), "Field 'plan': there is no type 'strin'.");
        assertMistake(Map.of("type", "string", "format", "phone"), "Field 'plan': there is no format 'phone'.");
        assertMistake(
                Map.of("type", "string", "choices", List.of(Map.of("label", "x"))),
                "Field 'plan': 'value' holds no text.");
        assertMistake(
                Map.of(
                        "type",
                        "string",
                        "required",
                        Map.of("conditions", List.of(Map.of("type", "syncMode", "operator", "is")))),
                "Field 'plan': 'fieldKey' holds no text.");
        assertThatThrownBy(() -> FieldDefinitions.read(Map.of("plan", "string")))
                .hasMessage("Field 'plan' is not described by an object.");
    }

    private static void assertMistake(Map<String, ?> json, String message) {
        assertThatThrownBy(() -> field(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static FieldDefinition field(Map<String, ?> json) {
        return FieldDefinitions.read(Map.of("plan", json)).get(0);
    }
}
