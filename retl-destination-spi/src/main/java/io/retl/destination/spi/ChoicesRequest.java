package io.retl.destination.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for the values of a field. Immutable.
 *
 * @param field the field, or a property of an object field as {@code object.property}; {@code object.__keys__} asks for the
 *     names that an open object may have
 * @param fields the other fields as far as they are chosen already
 * @param page what {@link DynamicChoices#nextPage()} said; null for the first page
 */
public record ChoicesRequest(
        String field,
        Map<String, @Nullable Object> fields,
        @Nullable String page) {
    /** Copies the map. */
    public ChoicesRequest {
        Objects.requireNonNull(field, "field");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(fields, "fields")));
    }

    /** Which page of the values. */
    public Optional<String> whichPage() {
        return Optional.ofNullable(page);
    }
}
