package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The recorded mappings are of use only as far as they reach: every directive stands in every other one. */
class DirectivePairsTest {
    private static final Set<String> NAMES = new TreeSet<>(List.of(
            "@arrayPath",
            "@case",
            "@excludeWhenNull",
            "@flatten",
            "@if",
            "@json",
            "@literal",
            "@merge",
            "@path",
            "@replace",
            "@template",
            "@transform"));

    private final Map<String, Map<String, Integer>> pairs = new TreeMap<>();

    @Test
    void everyDirectiveStandsInEveryOther(TestReporter reporter) {
        for (String line : Recordings.zippedLines("/mapping/generated.jsonl.gz")) {
            if (Json.parse(line) instanceof Map<?, ?> recorded) {
                count(recorded.get("mapping"), "none");
            }
        }

        pairs.forEach((outer, inner) -> reporter.publishEntry("mappings within " + outer, inner.toString()));
        for (String outer : NAMES) {
            assertThat(pairs.get(outer).keySet()).as("within " + outer).containsAll(NAMES);
        }
    }

    private void count(@Nullable Object part, String outer) {
        if (part instanceof List<?> list) {
            list.forEach(element -> count(element, outer));
        } else if (part instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                boolean isDirective = NAMES.contains(key);
                if (isDirective) {
                    pairs.computeIfAbsent(outer, none -> new TreeMap<>()).merge((String) key, 1, Integer::sum);
                }
                count(member, isDirective ? (String) key : outer);
            });
        }
    }
}
