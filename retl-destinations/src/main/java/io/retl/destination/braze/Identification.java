package io.retl.destination.braze;

import io.retl.destination.http.Body;
import io.retl.destination.spi.Payload;
import io.retl.destination.values.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as the statement that an unidentified user, known by an alias or an e-mail address, is an identified one. */
final class Identification {
    private static final String EMAIL = "email_to_identify";
    private static final String PRIORITIZATION = "prioritization";
    private static final String MERGE_BEHAVIOR = "merge_behavior";

    private Identification() {}

    /** What is wrong with a record that finds a user by e-mail and does not say which, if there are several. */
    static Optional<String> problem(Payload payload) {
        return Truth.of(payload.field(EMAIL)) && !(payload.field(PRIORITIZATION) instanceof Map)
                ? Optional.of("\"prioritization\" is required with \"email_to_identify\".")
                : Optional.empty();
    }

    static Body body(Payload payload) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Members.copy(payload, MERGE_BEHAVIOR, body);
        if (Truth.of(payload.field(Identity.USER_ALIAS))) {
            body.put(
                    "aliases_to_identify",
                    List.of(user(payload, Identity.USER_ALIAS, payload.field(Identity.USER_ALIAS))));
        }
        if (Truth.of(payload.field(EMAIL))) {
            Map<String, @Nullable Object> user = user(payload, Identity.EMAIL, payload.field(EMAIL));
            user.put(PRIORITIZATION, prioritization(payload));
            body.put("emails_to_identify", List.of(user));
        }
        return Body.json(body);
    }

    private static Map<String, @Nullable Object> user(Payload payload, String name, @Nullable Object value) {
        Map<String, @Nullable Object> user = new LinkedHashMap<>();
        Members.copy(payload, Identity.EXTERNAL_ID, user);
        user.put(name, value);
        return user;
    }

    private static List<@Nullable Object> prioritization(Payload payload) {
        List<@Nullable Object> order = new ArrayList<>();
        if (payload.field(PRIORITIZATION) instanceof Map<?, ?> priorities) {
            order.add(priorities.get("first_priority"));
            Object second = priorities.get("second_priority");
            if (Truth.of(second)) {
                order.add(second);
            }
        }
        return order;
    }
}
