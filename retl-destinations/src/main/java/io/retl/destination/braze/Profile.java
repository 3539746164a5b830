package io.retl.destination.braze;

import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of a user, as Braze's attributes. Custom attributes stand beside the others, which win: a custom attribute
 * with the name of one of them is dropped even where the record has no value for it.
 */
final class Profile implements Entries {
    private static final String GENDER = "gender";
    private static final String CURRENT_LOCATION = "current_location";
    private static final String DATE_OF_BIRTH = "dob";
    private static final String SUBSCRIPTION_GROUPS = "subscription_groups";

    private static final List<String> COPIED = List.of(
            "country",
            "email_subscribe",
            "email_open_tracking_disabled",
            "email_click_tracking_disabled",
            "facebook",
            "first_name",
            "home_city",
            "image_url",
            "language",
            "last_name",
            "phone",
            "push_subscribe",
            "push_tokens",
            "time_zone",
            "twitter");

    private static final List<String> MOMENTS =
            List.of("date_of_first_session", "date_of_last_session", "marked_email_as_spam_at");

    /** Besides what stands above: the fields of purchases, and what other fields are usually made of. */
    private static final List<String> RESERVED = List.of(
            GENDER,
            CURRENT_LOCATION,
            DATE_OF_BIRTH,
            Identity.EXTERNAL_ID,
            Identity.USER_ALIAS,
            Identity.EMAIL,
            Identity.BRAZE_ID,
            Members.UPDATE_EXISTING_ONLY,
            "time",
            "products",
            "properties",
            "enable_batching",
            "batch_size",
            "firstName",
            "lastName",
            "avatar");

    private static final Set<String> NOT_CUSTOM =
            Stream.of(COPIED, MOMENTS, RESERVED).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    @Override
    public List<Map<String, @Nullable Object>> of(Payload payload, DeliveryContext context) {
        Map<String, @Nullable Object> attributes = Members.without(NOT_CUSTOM, payload.field("custom_attributes"));
        Identity.put(payload, attributes);
        for (String name : COPIED) {
            Members.copy(payload, name, attributes);
        }
        for (String name : MOMENTS) {
            Members.moment(payload, name, attributes);
        }
        Members.day(payload, DATE_OF_BIRTH, attributes);
        if (payload.has(GENDER)) {
            attributes.put(GENDER, Gender.of(payload.field(GENDER)));
        }
        if (payload.has(CURRENT_LOCATION) && !Map.of().equals(payload.field(CURRENT_LOCATION))) {
            Members.copy(payload, CURRENT_LOCATION, attributes);
        }
        if (payload.field(SUBSCRIPTION_GROUPS) instanceof List<?> groups && !groups.isEmpty()) {
            attributes.put(SUBSCRIPTION_GROUPS, groups);
        }
        Members.updateExistingOnly(payload, context, attributes);
        return List.of(attributes);
    }
}
