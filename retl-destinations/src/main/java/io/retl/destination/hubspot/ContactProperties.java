package io.retl.destination.hubspot;

import io.retl.destination.spi.Payload;
import io.retl.destination.values.JsonText;
import io.retl.destination.values.NumberText;
import io.retl.destination.values.Trimmed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The properties of a contact that a payload stands for. */
final class ContactProperties {
    static final String EMAIL = "email";
    static final String STAGE = "lifecyclestage";

    private static final List<String> NAMED = List.of(
            "company", "firstname", "lastname", "phone", "address", "city", "state", "country", "zip", "website");

    private ContactProperties() {}

    /** As a contact of its own is written: without white space around values. */
    static Map<String, @Nullable Object> single(Payload payload) {
        return properties(payload, Trimmed::of, Trimmed::of, stage -> Trimmed.of(lower(stage)));
    }

    /** As a contact of a batch is written: it is found by its address in lower case. */
    static Map<String, @Nullable Object> batched(Payload payload) {
        return properties(payload, UnaryOperator.identity(), ContactProperties::lower, ContactProperties::lower);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> properties(
            Payload payload, UnaryOperator<String> plain, UnaryOperator<String> email, UnaryOperator<String> stage) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        NAMED.forEach(name -> put(payload, name, plain, properties));
        put(payload, EMAIL, email, properties);
        put(payload, STAGE, stage, properties);
        if (payload.field("properties") instanceof Map<?, ?> others) {
            others.forEach((name, value) -> {
                if (value != null) {
                    properties.put((String) name, flat(value));
                }
            });
        }
        return properties;
    }

    private static void put(
            Payload payload, String name, UnaryOperator<String> change, Map<String, @Nullable Object> properties) {
        if (payload.field(name) instanceof String text) {
            properties.put(name, change.apply(text));
        }
    }

    /** HubSpot has no lists and objects; a list of choices is one text. */
    private static Object flat(Object value) {
        if (value instanceof List<?> list) {
            StringJoiner joined = new StringJoiner(";");
            list.forEach(element -> joined.add(element(element)));
            return joined.toString();
        }
        if (value instanceof Map<?, ?>) {
            return JsonText.of(value);
        }
        return value instanceof String text ? Trimmed.of(text) : value;
    }

    private static String element(@Nullable Object value) {
        if (value instanceof Number number) {
            return NumberText.of(number);
        }
        return value instanceof String text ? text : JsonText.of(value);
    }
}
