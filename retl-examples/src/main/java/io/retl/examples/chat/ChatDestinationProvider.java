package io.retl.examples.chat;

import io.retl.destination.http.Authentication;
import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.List;
import java.util.Map;

/** Offers the destination {@code chat}: posts a message to a room for each change. Thread-safe. */
public final class ChatDestinationProvider implements DestinationProvider {
    @Override
    public String name() {
        return "chat";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(
                SettingDefinition.builder("token").required().build());
    }

    @Override
    public List<Action> actions(Settings settings) {
        HttpSettings http = HttpSettings.of(settings);
        Authentication token = Authentication.bearer(settings.require("token"));
        HttpSender sender = HttpSender.builder(http).authentication(token).build();
        return List.of(post(sender, http.url("rooms")));
    }

    static Action post(HttpSender sender, Url rooms) {
        return RequestAction.builder("post", sender)
                .field(FieldDefinition.builder("room", FieldType.STRING)
                        .required()
                        .build())
                .field(FieldDefinition.builder("text", FieldType.STRING)
                        .required()
                        .build())
                .build((change, context) -> Request.builder("POST", rooms.path(String.valueOf(change.field("room"))))
                        .header("Idempotency-Key", change.messageId())
                        .body(Body.json(Map.of("text", String.valueOf(change.field("text")))))
                        .build());
    }
}
