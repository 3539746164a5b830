package io.retl.destination.braze;

import io.retl.destination.spi.DateTimes;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.SyncMode;
import io.retl.destination.values.IsoText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts fields of a payload into an object that is sent. What the payload leaves out, the object leaves out. */
final class Members {
    static final String UPDATE_EXISTING_ONLY = "_update_existing_only";

    private Members() {}

    /** As it is, null included. */
    static void copy(Payload payload, String name, Map<String, @Nullable Object> object) {
        if (payload.has(name)) {
            object.put(name, payload.field(name));
        }
    }

    /** A date as date and time; null stays null, and what is no date is left out. */
    static void moment(Payload payload, String name, Map<String, @Nullable Object> object) {
        date(payload, name, IsoText::moment, object);
    }

    /** A date as the day in UTC; as {@link #moment}. */
    static void day(Payload payload, String name, Map<String, @Nullable Object> object) {
        date(payload, name, IsoText::day, object);
    }

    /** Whether Braze may make the user: the mapping's sync mode says so, or without one the field. */
    static void updateExistingOnly(Payload payload, DeliveryContext context, Map<String, @Nullable Object> object) {
        context.syncMode()
                .ifPresentOrElse(
                        mode -> object.put(UPDATE_EXISTING_ONLY, mode == SyncMode.UPDATE),
                        () -> copy(payload, UPDATE_EXISTING_ONLY, object));
    }

    /** The members of an object but for some; none if it is no object. */
    static Map<String, @Nullable Object> without(Set<String> names, @Nullable Object object) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (!names.contains(name)) {
                    rest.put((String) name, value);
                }
            });
        }
        return rest;
    }

    private static void date(
            Payload payload, String name, Function<Instant, String> text, Map<String, @Nullable Object> object) {
        if (payload.has(name)) {
            Object value = payload.field(name);
            if (value == null) {
                object.put(name, null);
            } else {
                DateTimes.parse(value).ifPresent(moment -> object.put(name, text.apply(moment)));
            }
        }
    }
}
