package io.retl.destination.braze;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as what a user bought: a purchase for each of its products.
 *
 * @param appId the application that they are counted for, if the destination names one
 */
record Purchases(Optional<String> appId) implements Entries {
    private static final String PRODUCTS = "products";
    private static final String CURRENCY = "currency";
    private static final List<String> COPIED = List.of("product_id", "price", "quantity");
    private static final Set<String> NO_PROPERTIES = Set.of("product_id", "price", "quantity", CURRENCY);

    /** What is wrong with a record that buys nothing or, in a batch, more than a request takes. */
    static Optional<String> problem(Payload payload, DeliveryContext context) {
        int products = products(payload).size();
        boolean isBatch = context.batchLimits().mode() == BatchLimits.Mode.BATCH;
        if (isBatch && products > TrackExchange.MAX_OBJECTS) {
            return Optional.of("Max batch size exceeded. This payload contains " + products
                    + " products, which is more than Braze's maximum batch size of " + TrackExchange.MAX_OBJECTS
                    + " objects per batch.");
        }
        Optional<String> unidentified = Identity.problem(payload);
        if (unidentified.isPresent() || products > 0) {
            return unidentified;
        }
        return Optional.of("This event was not sent to Braze because it did not contain any products.");
    }

    @Override
    public List<Map<String, @Nullable Object>> of(Payload payload, DeliveryContext context) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        Identity.put(payload, event);
        appId.ifPresent(id -> event.put(Event.APP_ID, id));
        Members.moment(payload, Event.TIME, event);
        Members.updateExistingOnly(payload, context, event);
        Map<String, @Nullable Object> properties = Members.without(Set.of(PRODUCTS), payload.field(Event.PROPERTIES));
        List<Map<String, @Nullable Object>> purchases = new ArrayList<>();
        for (Object product : products(payload)) {
            purchases.add(purchase(event, product instanceof Map<?, ?> members ? members : Map.of(), properties));
        }
        return purchases;
    }

    private static Map<String, @Nullable Object> purchase(
            Map<String, @Nullable Object> event, Map<?, ?> product, Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> purchase = new LinkedHashMap<>(event);
        for (String name : COPIED) {
            if (product.containsKey(name)) {
                purchase.put(name, product.get(name));
            }
        }
        Object currency = product.get(CURRENCY);
        purchase.put(CURRENCY, currency == null ? "USD" : currency);
        Map<String, @Nullable Object> own = Members.without(NO_PROPERTIES, product);
        own.putAll(properties);
        purchase.put(Event.PROPERTIES, own);
        return purchase;
    }

    private static List<?> products(Payload payload) {
        return payload.field(PRODUCTS) instanceof List<?> products ? products : List.of();
    }
}
