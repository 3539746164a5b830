package io.retl.destination.segment;

import io.retl.destination.spi.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the Tracking API, and how each is made of a record. What a record lacks, a message lacks; an empty text in a field
 * counts as lacking, in a batch as well as alone.
 */
enum MessageType {
    /** Says who a user is. */
    IDENTIFY("sendIdentify", "identify", "") {
        @Override
        void complete(Fields fields, Map<String, @Nullable Object> message) {
            Map<String, @Nullable Object> traits = fields.object("traits");
            fields.copy("address", traits, "address");
            message.put("traits", traits);
        }
    },
    /** Says which group a user belongs to. */
    GROUP("sendGroup", "group", "group_id") {
        @Override
        void complete(Fields fields, Map<String, @Nullable Object> message) {
            fields.copy("group_id", message, "groupId");
            message.put("traits", fields.object("traits"));
        }
    },
    /** Says what a user did. */
    TRACK("sendTrack", "track", "event_name") {
        @Override
        void complete(Fields fields, Map<String, @Nullable Object> message) {
            fields.copy("event_name", message, "event");
            message.put("properties", fields.object("properties"));
        }
    },
    /** Says which page a user saw. */
    PAGE("sendPage", "page", "") {
        @Override
        void complete(Fields fields, Map<String, @Nullable Object> message) {
            fields.copy("page_name", message, "name");
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            fields.copy("page_name", properties, "name");
            fields.copy("page_category", properties, "category");
            Map<String, @Nullable Object> page = fields.object("page");
            for (String name : List.of("path", "referrer", "search", "title", "url")) {
                if (page.containsKey(name)) {
                    properties.put(name, page.get(name));
                }
            }
            properties.putAll(fields.object("properties"));
            message.put("properties", properties);
        }
    },
    /** Says which screen of an app a user saw. */
    SCREEN("sendScreen", "screen", "") {
        @Override
        void complete(Fields fields, Map<String, @Nullable Object> message) {
            fields.copy("screen_name", message, "name");
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            fields.copy("screen_name", properties, "name");
            properties.putAll(fields.object("properties"));
            message.put("properties", properties);
        }
    };

    private final String action;
    private final String type;
    private final String required;

    MessageType(String action, String type, String required) {
        this.action = action;
        this.type = type;
        this.required = required;
    }

    /** The action that sends it. */
    String action() {
        return action;
    }

    /** The field that it cannot do without, besides one that names a user; empty if there is none. */
    String required() {
        return required;
    }

    /** The message that a record becomes. */
    Map<String, @Nullable Object> message(Payload payload) {
        Fields fields = new Fields(payload);
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type);
        fields.copy("user_id", message, "userId");
        fields.copy("anonymous_id", message, "anonymousId");
        fields.copy("timestamp", message, "timestamp");
        fields.copy("message_id", message, "messageId");
        message.put("context", context(fields));
        complete(fields, message);
        return message;
    }

    abstract void complete(Fields fields, Map<String, @Nullable Object> message);

    private Map<String, @Nullable Object> context(Fields fields) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        if (this == TRACK) {
            context.put("traits", fields.object("traits"));
        }
        fields.copy("application", context, "app");
        fields.copy("campaign_parameters", context, "campaign");
        context.put("consent", Consent.of(fields.object("consent")));
        fields.copy("device", context, "device");
        fields.copy("ip_address", context, "ip");
        fields.copy("locale", context, "locale");
        fields.copy("location", context, "location");
        fields.copy("network", context, "network");
        fields.copy("operating_system", context, "os");
        fields.copy("page", context, "page");
        fields.copy("screen", context, "screen");
        fields.copy("user_agent", context, "userAgent");
        if (this != SCREEN) {
            fields.copy("timezone", context, "timezone");
        }
        if (this != GROUP) {
            fields.copy("group_id", context, "groupId");
        }
        return context;
    }
}
