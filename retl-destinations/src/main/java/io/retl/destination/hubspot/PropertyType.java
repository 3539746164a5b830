package io.retl.destination.hubspot;

import java.util.Optional;
import java.util.regex.Pattern;

/** The types of properties that retl can tell apart by their values. */
enum PropertyType {
    STRING("string", "text"),
    TEXT_AREA("string", "textarea"),
    NUMBER("number", "number"),
    TRUTH("enumeration", "booleancheckbox"),
    DATE("date", "date"),
    DATE_TIME("datetime", "date");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
            + "(?:[ T][0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[,.][0-9]++)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private final String type;
    private final String fieldType;

    PropertyType(String type, String fieldType) {
        this.type = type;
        this.fieldType = fieldType;
    }

    /** HubSpot's word for what it stores. */
    String type() {
        return type;
    }

    /** HubSpot's word for how it is shown. */
    String fieldType() {
        return fieldType;
    }

    /** The type that a clean value has. */
    static PropertyType of(Object value) {
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return TRUTH;
        }
        String text = value.toString();
        if (!MOMENT.matcher(text).matches()) {
            return STRING;
        }
        return DAY.matcher(text).matches() ? DATE : DATE_TIME;
    }

    /** The type with these two words, if it is one of ours. */
    static Optional<PropertyType> find(String type, String fieldType) {
        for (PropertyType known : values()) {
            if (known.type.equals(type) && known.fieldType.equals(fieldType)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** Whether a property of another type takes values of this one. */
    boolean fits(PropertyType property) {
        return this == property || (this == STRING && property == TEXT_AREA);
    }
}
