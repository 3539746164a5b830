package io.retl.destination.braze;

import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as something that a user did.
 *
 * @param appId the application that it is counted for, if the destination names one
 */
record Event(Optional<String> appId) implements Entries {
    static final String APP_ID = "app_id";
    static final String TIME = "time";
    static final String PROPERTIES = "properties";

    @Override
    public List<Map<String, @Nullable Object>> of(Payload payload, DeliveryContext context) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        Identity.put(payload, event);
        appId.ifPresent(id -> event.put(APP_ID, id));
        Members.copy(payload, "name", event);
        Members.moment(payload, TIME, event);
        Members.copy(payload, PROPERTIES, event);
        Members.updateExistingOnly(payload, context, event);
        return List.of(event);
    }
}
