package io.retl.destination.webhook;

import io.retl.destination.http.Body;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delivery that go out in one request.
 *
 * @param target where they go
 * @param indexes their places in the delivery
 * @param body what is sent of them, if anything
 */
record Group(Target target, List<Integer> indexes, @Nullable Body body) {
    /** All of them, in the order in which their first records stand in the delivery. */
    static List<Group> of(Delivery delivery, DeliveryContext context) {
        Map<String, @Nullable Object> constants = context.constants();
        List<Payload> payloads = delivery.payloads();
        if (!constants.containsKey(SendFields.BATCH_SIZE) && payloads.get(0).has(SendFields.BATCH_SIZE)) {
            throw new DestinationConfigurationException(
                    "Field '" + SendFields.BATCH_SIZE + "' is computed from the row; map one number for all rows.",
                    null);
        }
        return SendFields.batchSize(constants) > 1 ? arrays(payloads, constants) : singles(payloads, constants);
    }

    private static List<Group> singles(List<Payload> payloads, Map<String, @Nullable Object> constants) {
        List<Group> groups = new ArrayList<>(payloads.size());
        for (int index = 0; index < payloads.size(); index++) {
            Payload payload = payloads.get(index);
            Object data = payload.field(SendFields.DATA);
            groups.add(new Group(Target.of(payload, constants), List.of(index), data == null ? null : Body.json(data)));
        }
        return groups;
    }

    private static List<Group> arrays(List<Payload> payloads, Map<String, @Nullable Object> constants) {
        Map<Target, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < payloads.size(); index++) {
            places.computeIfAbsent(Target.of(payloads.get(index), constants), target -> new ArrayList<>())
                    .add(index);
        }
        List<Group> groups = new ArrayList<>(places.size());
        places.forEach((target, indexes) -> {
            List<@Nullable Object> data = new ArrayList<>(indexes.size());
            for (int index : indexes) {
                data.add(payloads.get(index).field(SendFields.DATA));
            }
            groups.add(new Group(target, indexes, Body.json(data)));
        });
        return groups;
    }
}
