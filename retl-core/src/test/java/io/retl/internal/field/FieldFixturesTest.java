package io.retl.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinitions;
import io.retl.internal.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records and fields with what the seed system's own code made of them: the fields of an action, or its errors. */
class FieldFixturesTest {
    @Test
    void everyRecordedAnswerIsGivenHereToo() throws IOException {
        List<String> differences = new ArrayList<>();
        int passed = 0;
        List<String> lines = lines();
        for (String line : lines) {
            Map<String, @Nullable Object> recorded = object(Json.parse(line));
            passed += recorded.containsKey("output") ? 1 : 0;
            Object expected = recorded.containsKey("output") ? recorded.get("output") : recorded.get("errors");
            Object answer = answer(recorded);
            if (!Objects.equals(plain(answer), plain(expected))) {
                differences.add(Json.write(answer) + " for " + line);
            }
        }

        assertThat(differences.stream().findFirst())
                .as(differences.size() + " differences; the first")
                .isEmpty();
        assertThat(lines).hasSizeGreaterThan(2_000);
        assertThat(passed).isGreaterThan(500);
    }

    private static Object answer(Map<String, @Nullable Object> recorded) {
        FieldStep step = FieldStep.of(FieldDefinitions.read(object(recorded.get("fields"))));
        BatchLimits.Mode mode =
                Boolean.TRUE.equals(recorded.get("root")) ? BatchLimits.Mode.SINGLE : BatchLimits.Mode.BATCH;
        FieldStep.Checked checked = step.apply(object(recorded.get("payload")), mode);
        return checked instanceof FieldStep.Passed fit ? fit.fields() : ((FieldStep.Refused) checked).problems();
    }

    /** The value with numbers as JavaScript has them. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() + 0.0;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        return value;
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    private static List<String> lines() throws IOException {
        InputStream stream = FieldFixturesTest.class.getResourceAsStream("/field/fields.jsonl.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Objects.requireNonNull(stream)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
