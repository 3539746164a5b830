package io.retl.destination.hubspot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.retl.destination.http.Request;
import io.retl.destination.http.Response;
import io.retl.destination.spi.RejectedDeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Sees to it that HubSpot has the properties that records need. What was there is remembered for an hour for each mapping, so
 * that a sync does not ask before each batch. Thread-safe.
 */
final class Schemas {
    private static final int MAX_SCHEMAS = 2_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final HubSpot hubSpot;
    private final Cache<Key, ObjectSchema> known;

    /** For what something is remembered. */
    private record Key(String mappingId, String objectType, String idFieldName) {}

    Schemas(HubSpot hubSpot, Ticker ticker) {
        this.hubSpot = hubSpot;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_SCHEMAS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /**
     * Reads which properties there are, unless it is known that the needed ones are, and makes those that are missing.
     *
     * @throws RejectedDeliveryException if one has another type, or is missing and there is no group to put it in
     */
    void ensure(String mappingId, ObjectDetails details, ObjectSchema needed, Session session)
            throws InterruptedException {
        Key key = new Key(mappingId, details.objectType(), details.idFieldName());
        ObjectSchema remembered = known.getIfPresent(key);
        if (remembered != null && needed.without(remembered).isEmpty()) {
            return;
        }
        ObjectSchema missing = needed.without(read(details.objectType(), needed, session));
        if (!missing.isEmpty()) {
            if (details.propertyGroup().isEmpty()) {
                throw new RejectedDeliveryException(
                        "\"Property Group\" is a required field when creating properties on an Object Schema in Hubspot",
                        null);
            }
            session.send(create(details, missing));
        }
        known.put(key, needed);
    }

    /** The questions for what there is, if they have to be asked. */
    List<Request> questions(String objectType, ObjectSchema needed) {
        List<Request> questions = new ArrayList<>();
        if (!needed.properties().isEmpty()) {
            questions.add(HubSpot.get(hubSpot.properties(objectType)));
        }
        if (!needed.sensitive().isEmpty()) {
            questions.add(HubSpot.get(hubSpot.properties(objectType).query("dataSensitivity", "sensitive")));
        }
        return questions;
    }

    private ObjectSchema read(String objectType, ObjectSchema needed, Session session) throws InterruptedException {
        List<Map<String, PropertyType>> present = new ArrayList<>();
        for (Request question : questions(objectType, needed)) {
            present.add(types(session.read(question)));
        }
        Map<String, PropertyType> none = Map.of();
        return new ObjectSchema(
                needed.properties().isEmpty() ? none : present.get(0),
                needed.sensitive().isEmpty() ? none : present.get(present.size() - 1));
    }

    private static Map<String, PropertyType> types(Response response) {
        Map<String, PropertyType> types = new LinkedHashMap<>();
        for (Object result : Reply.list(Reply.object(response.json()).get("results"))) {
            Map<?, ?> property = Reply.object(result);
            PropertyType.find(Reply.text(property.get("type")), Reply.text(property.get("fieldType")))
                    .ifPresent(type -> types.put(Reply.text(property.get("name")), type));
        }
        return types;
    }

    private Request create(ObjectDetails details, ObjectSchema missing) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        missing.properties().forEach(definition(details.propertyGroup(), inputs));
        int plain = inputs.size();
        missing.sensitive().forEach(definition(details.propertyGroup(), inputs));
        inputs.subList(plain, inputs.size()).forEach(input -> input.put("dataSensitivity", "sensitive"));
        return HubSpot.batch(hubSpot.properties(details.objectType(), "batch", "create"), inputs);
    }

    private static BiConsumer<String, PropertyType> definition(String group, List<Map<String, Object>> inputs) {
        return (name, type) -> {
            Map<String, Object> input = new LinkedHashMap<>();
            input.put("name", name);
            input.put("label", name);
            input.put("groupName", group);
            input.put("type", type.type());
            input.put("fieldType", type.fieldType());
            if (type == PropertyType.TRUTH) {
                input.put("options", List.of(option("true", "True", 1), option("false", "False", 2)));
            }
            inputs.add(input);
        };
    }

    private static Map<String, Object> option(String value, String description, int order) {
        return Map.of(
                "label", value, "value", value, "hidden", false, "description", description, "displayOrder", order);
    }
}
