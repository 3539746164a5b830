package io.retl.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.mapping.MappingPreview;
import io.retl.mapping.UnresolvableMappingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Templates with the answers that the seed system's own code gave. Of errors only that there is one counts. */
class RecordedTemplatesTest {
    private static final String FAILS = "(fails)";

    @Test
    void everyRecordedAnswerIsGivenHereToo() throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> lines = lines();
        for (String line : lines) {
            Map<?, ?> recorded = (Map<?, ?>) Objects.requireNonNull(parsed(line));
            Object expected = recorded.containsKey("output") ? recorded.get("output") : FAILS;
            String answer = answer(recorded);
            if (!answer.equals(expected)) {
                differences.add(answer + " is given for " + line);
            }
        }

        assertThat(differences.stream().findFirst())
                .as(differences.size() + " differences; the first")
                .isEmpty();
        assertThat(lines).hasSize(600);
    }

    private static String answer(Map<?, ?> recorded) {
        try {
            Object mapping = Map.of("@liquid", Objects.requireNonNull(recorded.get("template")));
            return String.valueOf(
                    MappingPreview.of(mapping, recorded.get("payload")).value());
        } catch (UnresolvableMappingException failure) {
            return FAILS;
        }
    }

    /** The one reader of JSON that is there without another dependency is the directive. */
    private static @Nullable Object parsed(String line) {
        Object decode = Map.of("mode", "decode", "value", Map.of("@path", "$.line"));
        return MappingPreview.of(Map.of("@json", decode), Map.of("line", line)).value();
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream = RecordedTemplatesTest.class.getResourceAsStream("/liquid/templates.jsonl");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
