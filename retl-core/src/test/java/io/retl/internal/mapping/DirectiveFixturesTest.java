package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Mappings and events, good and bad, with the answers that the seed system's own code gave: an output, an error, or
 * nothing at all. One JSON object a line; a missing payload means an empty one.
 */
class DirectiveFixturesTest {
    private static final Map<String, Object> MARK = Map.of("$undefined", true);

    @Test
    void everyRecordedAnswerIsGivenHereToo() {
        assertSame(Recordings.lines("/mapping/directives.jsonl"), null);
    }

    @Test
    void everyAnswerToAGeneratedMappingIsGivenHereToo() {
        assertSame(Recordings.zippedLines("/mapping/generated.jsonl.gz"), MARK);
    }

    private static void assertSame(List<String> lines, @Nullable Object absent) {
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            Map<?, ?> recorded = object(Json.parse(line));
            Map<String, @Nullable Object> answer = answer(recorded, absent);
            if (!plain(answer).equals(plain(expected(recorded)))) {
                differences.add(Json.write(answer) + " is given for " + line);
            }
        }

        assertThat(differences.stream().findFirst())
                .as(differences.size() + " differences; the first")
                .isEmpty();
        assertThat(lines).hasSizeGreaterThan(1_500);
    }

    private static Map<String, @Nullable Object> answer(Map<?, ?> recorded, @Nullable Object absent) {
        Object event = recorded.containsKey("payload") ? recorded.get("payload") : Map.of();
        try {
            Object result = Results.presented(WholeMapping.result(recorded.get("mapping"), event), absent);
            return result == Absent.ABSENT ? Map.of("undefined", true) : Collections.singletonMap("output", result);
        } catch (IllegalArgumentException | MappingFailedException failure) {
            return Map.of("error", Objects.toString(failure.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> expected(Map<?, ?> recorded) {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        for (String key : List.of("output", "undefined", "error")) {
            if (recorded.containsKey(key)) {
                expected.put(key, recorded.get(key));
            }
        }
        return expected;
    }

    /** The value with numbers that are equal whatever their type and zeros at the end. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DirectiveFixturesTest::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(key, plain(member)));
            return members;
        }
        return value == null ? "null of JSON" : value;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}
