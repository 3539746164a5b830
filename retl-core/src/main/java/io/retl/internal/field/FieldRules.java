package io.retl.internal.field;

import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.FieldType;
import io.retl.internal.field.ObjectRule.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles definitions to rules. */
final class FieldRules {
    private FieldRules() {}

    /** The rule for a whole record. */
    static ObjectRule root(List<FieldDefinition> fields) {
        return new ObjectRule(
                "", members(fields), required(fields), conditions(fields), Strictness.STRIPPED, List.of());
    }

    private static Map<String, Rule> members(List<FieldDefinition> fields) {
        Map<String, Rule> members = new LinkedHashMap<>();
        for (FieldDefinition field : fields) {
            members.put(field.name(), field(field));
        }
        return members;
    }

    private static Rule field(FieldDefinition field) {
        if (!field.isMultiple()) {
            return isDescribed(field) ? object(field, label(field), tests(field)) : value(field);
        }
        if (isDescribed(field)) {
            return new ListRule(label(field), object(field, "", List.of()));
        }
        // Limits and formats are the list's in the seed system, where they mean nothing; null is no element.
        return new ListRule(label(field), new ValueRule("", new Types(kinds(field.type())), choices(field)));
    }

    private static boolean isDescribed(FieldDefinition field) {
        return field.type() == FieldType.OBJECT && !field.properties().isEmpty();
    }

    private static ValueRule value(FieldDefinition field) {
        List<Kind> kinds = new ArrayList<>(kinds(field.type()));
        if (field.allowsNull() && !kinds.isEmpty()) {
            kinds.add(Kind.NULL);
        }
        return new ValueRule(label(field), new Types(kinds), tests(field));
    }

    /**
     * A property that is required under a condition makes the seed system forget the conditions and requirements that the
     * object itself would check; those with conditions are checked from outside.
     */
    private static ObjectRule object(FieldDefinition field, String label, List<ValueTest> tests) {
        List<FieldDefinition> properties = field.properties();
        boolean isForgetful = properties.stream().anyMatch(FieldRules::isConditional);
        return new ObjectRule(
                label,
                members(properties),
                isForgetful ? List.of() : required(properties),
                isForgetful ? List.of() : conditions(properties),
                field.isOpen() ? Strictness.OPEN : Strictness.STRIPPED,
                tests);
    }

    private static List<String> required(List<FieldDefinition> fields) {
        return fields.stream()
                .filter(FieldDefinition::isRequired)
                .map(FieldDefinition::name)
                .toList();
    }

    private static List<RequiredWhen> conditions(List<FieldDefinition> fields) {
        List<RequiredWhen> conditions = new ArrayList<>();
        for (FieldDefinition field : fields) {
            if (isDescribed(field)) {
                for (FieldDefinition property : field.properties()) {
                    if (isConditional(property)) {
                        conditions.add(condition(field.name() + "." + property.name(), property.requirement()));
                    }
                }
            }
            if (isConditional(field)) {
                conditions.add(condition(field.name(), field.requirement()));
            }
        }
        return List.copyOf(conditions);
    }

    /** Of several conditions on a property the seed system asks for a member whose name has the dot. */
    private static RequiredWhen condition(String name, FieldRequirement requirement) {
        String[] steps = name.split("\\.", -1);
        boolean isInner = steps.length > 1 && requirement.conditions().size() == 1;
        return new RequiredWhen(Premise.of(requirement), isInner ? steps[0] : name, isInner ? steps[1] : "");
    }

    private static boolean isConditional(FieldDefinition field) {
        return !field.requirement().conditions().isEmpty();
    }

    private static List<Kind> kinds(FieldType type) {
        return switch (type) {
            case STRING, TEXT, PASSWORD -> List.of(Kind.STRING);
            case NUMBER -> List.of(Kind.NUMBER);
            case INTEGER -> List.of(Kind.INTEGER);
            case BOOLEAN -> List.of(Kind.BOOLEAN);
            case DATETIME -> List.of(Kind.STRING, Kind.NUMBER);
            case OBJECT -> List.of(Kind.OBJECT);
            case ANY -> List.of();
        };
    }

    private static List<ValueTest> tests(FieldDefinition field) {
        List<ValueTest> tests = new ArrayList<>(choices(field));
        if (field.type() == FieldType.NUMBER) {
            limit(field.maximum().orElse(0)).ifPresent(limit -> tests.add(NumberLimit.atMost(limit)));
            limit(field.minimum().orElse(0)).ifPresent(limit -> tests.add(NumberLimit.atLeast(limit)));
        }
        if (field.type() == FieldType.STRING) {
            limit(field.maximum().orElse(0)).ifPresent(limit -> tests.add(TextLimit.atMost(limit)));
            limit(field.minimum().orElse(0)).ifPresent(limit -> tests.add(TextLimit.atLeast(limit)));
        }
        Formats.of(field).ifPresent(tests::add);
        return tests;
    }

    /** Zero is no limit. */
    private static Optional<Double> limit(double limit) {
        return limit == 0 ? Optional.empty() : Optional.of(limit);
    }

    private static List<ValueTest> choices(FieldDefinition field) {
        if (field.choices().isEmpty()) {
            return List.of();
        }
        List<@Nullable String> values = new ArrayList<>();
        for (FieldChoice choice : field.choices()) {
            values.add(choice.value());
        }
        if (field.allowsNull()) {
            values.add(null);
        }
        return List.of(new Choices(values));
    }

    /** Only a label that was given is used: a name alone says less than the place. */
    private static String label(FieldDefinition field) {
        return field.hasLabel() ? field.label() : "";
    }
}
