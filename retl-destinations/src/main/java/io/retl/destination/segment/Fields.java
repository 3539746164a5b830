package io.retl.destination.segment;

import io.retl.destination.spi.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record, of which null and empty texts count as lacking.
 *
 * @param payload the record
 */
record Fields(Payload payload) {
    boolean has(String field) {
        Object value = payload.field(field);
        return value != null && !value.equals("");
    }

    /** Puts a field into a part of the message, unless it is lacking. */
    void copy(String field, Map<String, @Nullable Object> target, String name) {
        if (has(field)) {
            target.put(name, payload.field(field));
        }
    }

    /** The members of a field, nulls included, in a new map; none if it is lacking. */
    Map<String, @Nullable Object> object(String field) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (payload.field(field) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
