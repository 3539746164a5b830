package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
    @Test
    void everyRecordedAnswerIsGivenHereToo() throws IOException {
        int line = 0;
        List<String> differences = new ArrayList<>();
        try (BufferedReader lines = open("/mapping/directives.jsonl")) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                Map<?, ?> recorded = object(Json.parse(text));
                Map<String, @Nullable Object> answer = answer(recorded);
                if (!plain(answer).equals(plain(expected(recorded)))) {
                    differences.add("line " + line + " gives " + Json.write(answer) + ": " + text);
                }
            }
        }

        assertThat(differences.stream().findFirst())
                .as(differences.size() + " differences; the first")
                .isEmpty();
        assertThat(line).isGreaterThan(1_500);
    }

    private static Map<String, @Nullable Object> answer(Map<?, ?> recorded) {
        Object event = recorded.containsKey("payload") ? recorded.get("payload") : Map.of();
        try {
            Object result = WholeMapping.result(recorded.get("mapping"), event);
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

    private static BufferedReader open(String resource) {
        var stream = DirectiveFixturesTest.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new UncheckedIOException(new IOException(resource + " is missing"));
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
