package io.retl.destination.braze;

import io.retl.destination.http.Authentication;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.List;

/**
 * Offers the destination {@code braze}, with actions for user profiles, events, purchases and aliases. Thread-safe.
 *
 * <p>Settings: {@code api_key}, {@code app_id}, {@code endpoint}; and those of {@link HttpSettings}.
 */
public final class BrazeDestinationProvider implements DestinationProvider {
    private static final String API_KEY = "api_key";
    private static final String APP_ID = "app_id";
    private static final String ENDPOINT = "endpoint";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public BrazeDestinationProvider() {}

    @Override
    public String name() {
        return "braze";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        SettingDefinition.Builder endpoint = SettingDefinition.builder(ENDPOINT)
                .description("The REST address of the instance that the account belongs to.")
                .required()
                .defaultValue(Endpoints.FIRST);
        Endpoints.ALL.forEach(endpoint::choice);
        return HttpSettings.definitions(
                SettingDefinition.builder(API_KEY)
                        .description("A REST API key that may track users.")
                        .required()
                        .secret()
                        .build(),
                SettingDefinition.builder(APP_ID)
                        .description("The application that events and purchases are counted for.")
                        .build(),
                endpoint.build());
    }

    /**
     * The actions, which share one sender.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        HttpSettings http = HttpSettings.of(settings);
        HttpSender sender = HttpSender.builder(http)
                .authentication(Authentication.bearer(settings.require(API_KEY)))
                .build();
        return new BrazeActions(sender, http, settings.require(ENDPOINT), settings.find(APP_ID)).all();
    }
}
