package io.retl.examples.runner;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldDefinitions;
import io.retl.mapping.FieldPreview;
import io.retl.mapping.MappingPreview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operation of the command {@code map} that goes on to what an action with given fields would get. */
final class MapFields {
    private MapFields() {}

    /**
     * Adds what an action would get, or why it would not.
     *
     * @throws IllegalArgumentException if the fields or the mapping are not as they should be
     */
    static Document answer(Document answer, Map<?, ?> request) {
        List<FieldDefinition> fields = FieldDefinitions.read(object(request.get("fields")));
        Optional<Object> mapped = mapped(request);
        if (mapped.isEmpty() || !(mapped.get() instanceof Map)) {
            return refused(answer, List.of("The root value must be an object but it was " + kind(mapped) + "."));
        }
        BatchLimits.Mode mode =
                Boolean.FALSE.equals(request.get("root")) ? BatchLimits.Mode.BATCH : BatchLimits.Mode.SINGLE;
        FieldPreview preview = FieldPreview.of(fields, object(mapped.get()), mode);
        return preview.isRefused() ? refused(answer, preview.problems()) : answer.set("output", preview.fields());
    }

    /** What the mapping gives; nothing if that is absent, null or an empty text. Without a mapping it is the payload. */
    private static Optional<Object> mapped(Map<?, ?> request) {
        Object payload = request.get("payload");
        Object value = payload;
        if (request.containsKey("mapping")) {
            MappingPreview preview = MappingPreview.of(request.get("mapping"), payload == null ? Map.of() : payload);
            value = preview.isAbsent() ? null : preview.value();
        }
        return Optional.ofNullable(value).filter(given -> !given.equals(""));
    }

    private static Document refused(Document answer, List<String> problems) {
        return answer.set("error", String.join("; ", problems))
                .set("name", "AggregateAjvError")
                .set("errors", problems);
    }

    private static String kind(Optional<Object> value) {
        if (value.isEmpty()) {
            return "undefined";
        }
        if (value.get() instanceof List) {
            return "an array";
        }
        return value.get() instanceof String ? "a string" : value.get() instanceof Number ? "a number" : "a boolean";
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException("'fields' is no object.");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        given.forEach((name, member) -> object.put((String) name, member));
        return object;
    }
}
