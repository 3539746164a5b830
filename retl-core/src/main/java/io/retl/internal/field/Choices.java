package io.retl.internal.field;

import io.retl.internal.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text that is one of some. Immutable and thread-safe. */
final class Choices implements ValueTest {
    private final Set<@Nullable Object> values;
    private final String verdict;

    /** The texts that are allowed, and null if it is among them. */
    Choices(List<@Nullable String> values) {
        this.values = new HashSet<>(values);
        this.verdict = "must be one of: "
                + Sentence.either(values.stream().map(Json::write).toList());
    }

    @Override
    public @Nullable String verdictOn(@Nullable Object value) {
        return values.contains(value) ? null : verdict;
    }
}
