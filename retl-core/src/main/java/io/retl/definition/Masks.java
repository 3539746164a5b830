package io.retl.definition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the names of variables where a message shows what they hold. */
final class Masks {
    /** A shorter value is hidden only as a word of its own, written just so, lest one letter garble every message. */
    private static final int LEAST_LENGTH = 4;

    private final Map<String, String> names = new HashMap<>();
    private final Pattern values;

    /**
     * Hides values.
     *
     * @param used what variables hold, by their names
     */
    Masks(Map<String, String> used) {
        used.forEach((name, value) -> {
            names.putIfAbsent(folded(value), "${env:" + name + "}");
            names.putIfAbsent(folded(value.strip()), "${env:" + name + "}");
        });
        String alternatives = used.values().stream()
                .flatMap(value -> Stream.of(value, value.strip()))
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Masks::alternative)
                .collect(Collectors.joining("|"));
        // What already stands for a value comes first, so that it is left as it is.
        this.values = Pattern.compile(
                "\\$\\{env:[A-Za-z0-9_]+\\}" + (alternatives.isEmpty() ? "" : "|" + alternatives),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static String alternative(String value) {
        String quoted = Pattern.quote(value);
        return value.length() < LEAST_LENGTH ? "(?-i:(?<![A-Za-z0-9])" + quoted + "(?![A-Za-z0-9]))" : quoted;
    }

    String hide(String message) {
        return values.matcher(message).replaceAll(found -> Matcher.quoteReplacement(shown(found.group())));
    }

    private String shown(String found) {
        return found.startsWith("${env:") ? found : names.getOrDefault(folded(found), "***");
    }
}
