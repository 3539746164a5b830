package io.retl.liquid;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that a template uses.
 *
 * @param text the template
 * @param filters the names of all filters in it, and perhaps words that only look like some
 */
record Words(String text, Set<String> filters) {
    private static final Set<String> REFUSED = Set.of("case", "for", "include", "layout", "render", "tablerow");
    private static final Pattern TAG = Pattern.compile("\\{%-?\\s*(\\w+)");
    private static final Pattern ECHO = Pattern.compile("\\{%(-?)\\s*echo\\s((?:[^%]|%(?!}))*?)(-?)%}");
    private static final Pattern FILTER = Pattern.compile("\\|\\s*(\\w+)");

    /**
     * Looks at a template.
     *
     * @throws IllegalArgumentException if it uses a tag that is not allowed
     */
    static Words of(String text) {
        Matcher tag = TAG.matcher(text);
        int from = 0;
        while (tag.find(from)) {
            String name = tag.group(1);
            if (REFUSED.contains(name)) {
                throw new IllegalArgumentException("tag \"" + name + "\" is disabled");
            }
            from = name.equals("raw") || name.equals("comment") ? endOf(name, text, tag.end()) : tag.end();
        }
        Set<String> filters = new LinkedHashSet<>();
        Matcher filter = FILTER.matcher(text);
        while (filter.find()) {
            filters.add(filter.group(1));
        }
        String outputs = ECHO.matcher(text).replaceAll("{{$1 $2$3}}"); // liqp has the one, not the other
        return new Words(outputs, Collections.unmodifiableSet(filters));
    }

    /** Tags within are no tags. */
    private static int endOf(String block, String text, int from) {
        Matcher end = Pattern.compile("\\{%-?\\s*end" + block).matcher(text);
        return end.find(from) ? end.end() : text.length();
    }
}
