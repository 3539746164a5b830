package io.retl.destination.braze;

import io.retl.destination.spi.Payload;
import io.retl.destination.values.Truth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which user a record is about. Braze needs at least one of four identifiers. */
final class Identity {
    static final String EXTERNAL_ID = "external_id";
    static final String USER_ALIAS = "user_alias";
    static final String BRAZE_ID = "braze_id";
    static final String EMAIL = "email";

    private static final String ALIAS_NAME = "alias_name";
    private static final String ALIAS_LABEL = "alias_label";

    private Identity() {}

    /** What is wrong with a record that names no user. */
    static Optional<String> problem(Payload payload) {
        boolean given = Truth.of(payload.field(BRAZE_ID))
                || alias(payload).isPresent()
                || Truth.of(payload.field(EXTERNAL_ID))
                || Truth.of(payload.field(EMAIL));
        return given
                ? Optional.empty()
                : Optional.of("One of \"external_id\" or \"user_alias\" or \"braze_id\" or \"email\" is required.");
    }

    /** Puts the identifiers that the record has. */
    static void put(Payload payload, Map<String, @Nullable Object> object) {
        Members.copy(payload, BRAZE_ID, object);
        Members.copy(payload, EXTERNAL_ID, object);
        Members.copy(payload, EMAIL, object);
        alias(payload).ifPresent(alias -> object.put(USER_ALIAS, alias));
    }

    /** An alias counts only with both of its parts. */
    private static Optional<Map<String, @Nullable Object>> alias(Payload payload) {
        if (payload.field(USER_ALIAS) instanceof Map<?, ?> alias
                && Truth.of(alias.get(ALIAS_LABEL))
                && Truth.of(alias.get(ALIAS_NAME))) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            parts.put(ALIAS_LABEL, alias.get(ALIAS_LABEL));
            parts.put(ALIAS_NAME, alias.get(ALIAS_NAME));
            return Optional.of(parts);
        }
        return Optional.empty();
    }
}
