package io.retl.destination.mixpanel;

import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as an order: an event for the whole, and perhaps one for each product.
 *
 * @param event how the whole is made
 */
record Purchase(Event event) {
    /** What is true of the whole order only. */
    private static final Set<String> ORDER = Set.of(
            "affiliation",
            "subtotal",
            "total",
            "revenue",
            "shipping",
            "tax",
            "discount",
            "coupon",
            "currency",
            "order_number",
            "products");

    List<Map<String, @Nullable Object>> of(Payload payload) {
        Map<String, @Nullable Object> whole = event.properties(payload);
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        events.add(Event.named(payload.field("event"), whole));
        if (payload.field("products") instanceof List<?> products
                && Boolean.TRUE.equals(payload.field("generatePurchaseEventPerProduct"))) {
            for (Object product : products) {
                events.add(Event.named("Product Purchased", properties(payload, whole, events.size(), product)));
            }
        }
        return events;
    }

    /**
     * Those of the whole order as far as they are true of a product, then its own. Its number makes the identifier another, and the
     * time earlier, so that Mixpanel takes it for an event of its own.
     */
    private Map<String, @Nullable Object> properties(
            Payload payload, Map<String, @Nullable Object> whole, int number, @Nullable Object product) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(whole);
        properties.keySet().removeAll(ORDER);
        properties.put(Event.INSERT_ID, (number - 1) + String.valueOf(Event.insertId(payload)));
        properties.put(Event.TIME, time(whole) - number);
        if (product instanceof Map<?, ?> own) {
            own.forEach((name, value) -> properties.put((String) name, value));
        }
        return properties;
    }

    private static long time(Map<String, @Nullable Object> whole) {
        return whole.get(Event.TIME) instanceof Long time ? time : 0;
    }
}
