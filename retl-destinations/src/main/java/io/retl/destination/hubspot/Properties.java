package io.retl.destination.hubspot;

import io.retl.destination.values.JsonText;
import io.retl.destination.values.Trimmed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names and values of properties as HubSpot takes them. */
final class Properties {
    private Properties() {}

    /** Two names may become one: the last value counts, and null takes back the one before. */
    static Map<String, @Nullable Object> clean(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (value == null) {
                clean.remove(name(name));
            } else {
                clean.put(name(name), value(value));
            }
        });
        return clean;
    }

    /** The first name that no letter begins, as HubSpot would get it. */
    static Optional<String> wrongName(Map<String, @Nullable Object> properties) {
        return properties.keySet().stream()
                .map(Properties::name)
                .filter(name -> !name.matches("(?s)[a-z].*"))
                .findFirst();
    }

    private static String name(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private static Object value(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        String text = Trimmed.of(value instanceof String string ? string : JsonText.of(value));
        String lower = value instanceof String ? text.toLowerCase(Locale.ROOT) : "";
        return lower.equals("true") || lower.equals("false") ? (Object) lower.equals("true") : text;
    }
}
