package io.retl.destination.braze;

import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent for a record: one object, or several, which Braze counts and judges one by one. */
@FunctionalInterface
interface Entries {
    /** The objects of a record that passed the checks. */
    List<Map<String, @Nullable Object>> of(Payload payload, DeliveryContext context);
}
