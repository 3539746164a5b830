package io.retl.internal.load;

import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits what was cut together by the fields that have one value in all records of a request. Immutable.
 *
 * <p>A batch is cut first and split then, so a request may hold fewer records than the action takes; the fields should have few
 * values.
 */
record BatchKeys(List<String> fields) {
    /** The places of the payloads that may go together, each group in its order; the groups in the order of their first. */
    List<List<Integer>> groups(List<Payload> payloads) {
        Map<List<@Nullable Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int index = 0; index < payloads.size(); index++) {
            groups.computeIfAbsent(key(payloads.get(index)), key -> new ArrayList<>())
                    .add(index);
        }
        return List.copyOf(groups.values());
    }

    private List<@Nullable Object> key(Payload payload) {
        List<@Nullable Object> key = new ArrayList<>(fields.size());
        for (String field : fields) {
            key.add(payload.field(field));
        }
        return key;
    }
}
