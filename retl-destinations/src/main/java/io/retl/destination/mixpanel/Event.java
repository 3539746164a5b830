package io.retl.destination.mixpanel;

import io.retl.destination.spi.DateTimes;
import io.retl.destination.spi.Payload;
import io.retl.destination.values.Truth;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as something that a user did.
 *
 * @param clock tells when it happened, if the record does not
 * @param sourceName the name of the source that events carry, if the destination has one
 */
record Event(InstantSource clock, Optional<String> sourceName) {
    static final String INSERT_ID = "$insert_id";
    static final String TIME = "time";

    /** What properties of the record's own do not change. */
    private static final Set<String> RESERVED =
            Set.of(TIME, "id", "$anon_id", "distinct_id", "$group_id", INSERT_ID, "$user_id");

    /** Property and field, in turn. */
    private static final List<String> COPIED = List.of(
            "ip", "ip",
            "id", "distinct_id",
            "$anon_id", "anonymous_id",
            "$app_build_number", "app_build",
            "$app_version_string", "app_version",
            "$app_namespace", "app_namespace",
            "$app_name", "app_name",
            "$bluetooth_enabled", "bluetooth",
            "$cellular_enabled", "cellular",
            "$carrier", "carrier",
            "$current_url", "url",
            "$device", "device_name",
            "$device_id", "anonymous_id",
            "$device_type", "device_type",
            "$device_name", "device_name",
            "$group_id", "group_id",
            "$identified_id", "user_id",
            "$ios_ifa", "idfa",
            "$lib_version", "library_version",
            "$locale", "language",
            "$manufacturer", "device_manufacturer",
            "$model", "device_model",
            "$os", "os_name",
            "$os_version", "os_version",
            "$referrer", "referrer",
            "$screen_height", "screen_height",
            "$screen_width", "screen_width",
            "$screen_density", "screen_density",
            "$user_id", "user_id",
            "$wifi_enabled", "wifi",
            "mp_country_code", "country",
            "advertising_id", "advertising_id",
            "ad_tracking_enabled", "ad_tracking_enabled",
            "timezone", "timezone",
            "app_platform", "app_platform",
            "event_original_name", "name");

    private static final List<String> CAMPAIGN =
            List.of("utm_campaign", "utm_content", "utm_medium", "utm_source", "utm_term");

    private static final List<String> USER_AGENT =
            List.of("mobile", "platform", "bitness", "platformVersion", "uaFullVersion", "wow64");

    /** The event with all its properties. */
    Map<String, @Nullable Object> of(Payload payload) {
        return named(payload.field("event"), properties(payload));
    }

    static Map<String, @Nullable Object> named(@Nullable Object name, Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("event", name);
        event.put("properties", properties);
        return event;
    }

    /** What the event cannot be counted twice by: the mapped field, else the identifier of the transition. */
    static Object insertId(Payload payload) {
        Object mapped = payload.field("insert_id");
        return mapped == null ? payload.messageId() : mapped;
    }

    /** When it happened, in milliseconds. */
    long time(Payload payload) {
        Object time = payload.field(TIME);
        return Optional.ofNullable(Truth.of(time) ? time : null)
                .flatMap(DateTimes::parse)
                .orElseGet(clock::instant)
                .toEpochMilli();
    }

    Map<String, @Nullable Object> properties(Payload payload) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put(TIME, time(payload));
        properties.put("distinct_id", "");
        copy(payload.fields(), "distinct_id", properties, "distinct_id");
        for (int pair = 0; pair < COPIED.size(); pair += 2) {
            copy(payload.fields(), COPIED.get(pair + 1), properties, COPIED.get(pair));
        }
        properties.put(INSERT_ID, insertId(payload));
        properties.put("$source", isOfIterable(payload) ? "Iterable" : "segment");
        putBrowser(payload.field("userAgent"), properties);
        putLibrary(payload.field("library_name"), properties);
        sourceName.ifPresent(name -> properties.put("segment_source_name", name));
        CAMPAIGN.forEach(name -> copy(object(payload, "utm_properties"), name, properties, name));
        USER_AGENT.forEach(name -> copy(object(payload, "userAgentData"), name, properties, "$" + name));
        object(payload, "event_properties").forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                properties.put((String) name, value);
            }
        });
        return properties;
    }

    private static void copy(Map<?, ?> from, String name, Map<String, @Nullable Object> to, String property) {
        Object value = from.get(name);
        if (value != null) {
            to.put(property, value);
        }
    }

    private static Map<?, ?> object(Payload payload, String field) {
        return payload.field(field) instanceof Map<?, ?> object ? object : Map.of();
    }

    private static boolean isOfIterable(Payload payload) {
        return object(payload, "context").get("integration") instanceof Map<?, ?> integration
                && "Iterable".equals(integration.get("name"));
    }

    private static void putBrowser(@Nullable Object userAgent, Map<String, @Nullable Object> properties) {
        if (userAgent instanceof String text && !text.isEmpty()) {
            Browser browser = Browser.of(text);
            properties.put("$browser", browser.name());
            browser.version(text).ifPresent(version -> properties.put("$browser_version", version));
        }
    }

    private static void putLibrary(@Nullable Object library, Map<String, @Nullable Object> properties) {
        if (library != null) {
            properties.put("mp_lib", Truth.of(library) ? "Segment Actions: " + library : library);
        }
    }
}
