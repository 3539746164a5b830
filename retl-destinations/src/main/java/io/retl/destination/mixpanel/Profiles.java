package io.retl.destination.mixpanel;

import io.retl.destination.spi.Payload;
import io.retl.destination.values.NumberOf;
import io.retl.destination.values.PlainText;
import io.retl.destination.values.Truth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of users and groups, in the documents that Mixpanel takes.
 *
 * @param token the project
 * @param sourceName the name of the source that events carry, if the destination has one
 */
record Profiles(String token, Optional<String> sourceName) {
    static final String TRAITS = "traits";
    static final String INCREMENT = "increment";
    static final int MAX_INCREMENTS = 20;

    private static final String USER = "user_id";
    private static final String ANONYMOUS = "anonymous_id";

    /** The event that joins an anonymous user with one that is known. */
    Map<String, @Nullable Object> identify(Payload payload) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        copy(payload.fields(), USER, properties, "$identified_id");
        copy(payload.fields(), ANONYMOUS, properties, "$anon_id");
        return event("$identify", properties);
    }

    /** The event that gives a user another name. */
    Map<String, @Nullable Object> alias(Payload payload) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        copy(payload.fields(), "distinct_id", properties, "distinct_id");
        copy(payload.fields(), "alias", properties, "alias");
        return event("$create_alias", properties);
    }

    /** Sets properties of a user. */
    Map<String, @Nullable Object> user(Payload payload) {
        Map<String, @Nullable Object> traits = object(payload, TRAITS);
        Map<String, @Nullable Object> set = new LinkedHashMap<>(traits);
        set.keySet().removeAll(Set.of("email", "firstName", "lastName", "name", "username", "phone"));
        putCreated(traits, set);
        replace(set, "$email", traits, "email");
        replace(set, "$first_name", traits, "firstName");
        replace(set, "$last_name", traits, "lastName");
        replace(set, "$username", traits, "username");
        replace(set, "$phone", traits, "phone");
        set.remove("$name");
        Object name = name(traits);
        if (name != null) {
            set.put("$name", name);
        }
        Map<String, @Nullable Object> user = addressed(payload);
        user.put("$set", set);
        return user;
    }

    /** Sets properties of a group. */
    Map<String, @Nullable Object> group(Payload payload) {
        Map<String, @Nullable Object> traits = object(payload, TRAITS);
        Map<String, @Nullable Object> set = new LinkedHashMap<>(traits);
        set.remove("name");
        replace(set, "$name", traits, "name");
        putCreated(traits, set);
        Object key = payload.field("group_key");
        String groupKey = Truth.of(key) ? String.valueOf(key) : "$group_id";
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        group.put("$token", token);
        group.put("$group_key", groupKey);
        Object id = traits.get(groupKey);
        if (Truth.of(id)) {
            group.put("$group_id", id);
        } else {
            copy(payload.fields(), "group_id", group, "$group_id");
        }
        group.put("$set", set);
        return group;
    }

    /** Adds to properties of a user. */
    Map<String, @Nullable Object> increment(Payload payload) {
        Map<String, @Nullable Object> add = new LinkedHashMap<>();
        object(payload, INCREMENT).forEach((name, value) -> {
            if (value instanceof Number) {
                add.put(name, value);
            } else if (value instanceof String text) {
                NumberOf.text(text).ifPresent(number -> add.put(name, finite(number)));
            }
        });
        Map<String, @Nullable Object> user = addressed(payload);
        user.put("$add", add);
        return user;
    }

    /** What is wrong with the numbers to add. */
    static Optional<String> incrementProblem(Payload payload) {
        Map<String, @Nullable Object> increment = object(payload, INCREMENT);
        if (increment.size() > MAX_INCREMENTS) {
            return Optional.of("Exceeded maximum of " + MAX_INCREMENTS + " properties for increment call");
        }
        for (Map.Entry<String, @Nullable Object> property : increment.entrySet()) {
            if (property.getValue() instanceof String text
                    && NumberOf.text(text).isEmpty()) {
                return Optional.of("The key \"" + property.getKey() + "\" was not numeric");
            }
        }
        return Optional.empty();
    }

    /** The members of a field; none if it is missing. */
    @SuppressWarnings("unchecked") // an object of a payload has text keys
    static Map<String, @Nullable Object> object(Payload payload, String field) {
        return payload.field(field) instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }

    private Map<String, @Nullable Object> event(String name, Map<String, @Nullable Object> properties) {
        properties.put("token", token);
        sourceName.ifPresent(source -> properties.put("segment_source_name", source));
        return Event.named(name, properties);
    }

    /** For a user: by the known identifier, else the anonymous one. */
    private Map<String, @Nullable Object> addressed(Payload payload) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("$token", token);
        copy(payload.fields(), payload.field(USER) == null ? ANONYMOUS : USER, document, "$distinct_id");
        copy(payload.fields(), "ip", document, "$ip");
        return document;
    }

    private static void putCreated(Map<String, @Nullable Object> traits, Map<String, @Nullable Object> set) {
        set.keySet().removeAll(Set.of("created", "createdAt", "created_at"));
        String first = traits.get("created") != null ? "created" : "createdAt";
        replace(set, "$created", traits, traits.get(first) != null ? first : "created_at");
    }

    private static @Nullable Object name(Map<String, @Nullable Object> traits) {
        Object first = traits.get("firstName");
        Object last = traits.get("lastName");
        if (traits.get("name") != null || !Truth.of(first) || !Truth.of(last)) {
            return traits.get("name");
        }
        return PlainText.of(first) + " " + PlainText.of(last);
    }

    /** Puts one under another name, and nothing else may stand there: what is missing removes it. */
    private static void replace(
            Map<String, @Nullable Object> set, String name, Map<String, @Nullable Object> traits, String trait) {
        set.remove(name);
        copy(traits, trait, set, name);
    }

    private static void copy(
            Map<String, ? extends @Nullable Object> from, String name, Map<String, @Nullable Object> to, String as) {
        if (from.containsKey(name)) {
            to.put(as, from.get(name));
        }
    }

    private static @Nullable Number finite(Number number) {
        return Double.isInfinite(number.doubleValue()) ? null : number;
    }
}
