package io.retl.destination.braze;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Braze's letters for the words that people use. */
final class Gender {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("man", "M"),
            Map.entry("male", "M"),
            Map.entry("m", "M"),
            Map.entry("woman", "F"),
            Map.entry("female", "F"),
            Map.entry("w", "F"),
            Map.entry("f", "F"),
            Map.entry("other", "O"),
            Map.entry("o", "O"),
            Map.entry("not applicable", "N"),
            Map.entry("n", "N"),
            Map.entry("prefer not to say", "P"),
            Map.entry("p", "P"));

    private Gender() {}

    /** The letter; any other value as it is. */
    static @Nullable Object of(@Nullable Object value) {
        return value instanceof String word ? LETTERS.getOrDefault(word.toLowerCase(Locale.ROOT), word) : value;
    }
}
