package io.retl.destination.segment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user agreed to. It is handed on only in the one form that Segment enforces: yes or no for each category. */
final class Consent {
    private Consent() {}

    /** The same, or nothing if it has another form. */
    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> consent) {
        return isDecided(consent.get("categoryPreferences")) ? consent : Map.of();
    }

    private static boolean isDecided(@Nullable Object preferences) {
        if (preferences instanceof Map<?, ?> categories) {
            return categories.values().stream().allMatch(Boolean.class::isInstance);
        }
        return preferences instanceof List<?> list && list.stream().allMatch(Boolean.class::isInstance);
    }
}
