package io.retl.destination.braze;

import io.retl.destination.http.Body;
import io.retl.destination.spi.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as another name of a user, or as the name of a new one who is not identified yet. */
final class Alias {
    private Alias() {}

    static Body body(Payload payload) {
        Map<String, @Nullable Object> alias = new LinkedHashMap<>();
        if (payload.field(Identity.EXTERNAL_ID) != null) {
            Members.copy(payload, Identity.EXTERNAL_ID, alias);
        }
        Members.copy(payload, "alias_name", alias);
        Members.copy(payload, "alias_label", alias);
        return Body.json(Map.of("user_aliases", List.of(alias)));
    }
}
