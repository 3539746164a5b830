package io.retl.destination.webhook;

import io.retl.destination.http.HttpSettings;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.List;

/**
 * Offers the destination {@code webhook} with the action {@code send}. Thread-safe.
 *
 * <p>Settings: {@code sharedSecret}, with which requests are signed; and those of {@link HttpSettings}.
 */
public final class WebhookDestinationProvider implements DestinationProvider {
    private static final String SHARED_SECRET = "sharedSecret";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public WebhookDestinationProvider() {}

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(SettingDefinition.builder(SHARED_SECRET)
                .description("If set, the header X-Signature carries the HMAC-SHA1 of the body under this secret.")
                .build());
    }

    /**
     * The action {@code send}.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        String secret = settings.find(SHARED_SECRET).orElse(null);
        if (secret != null && secret.isEmpty()) {
            throw new IllegalArgumentException("Setting '" + SHARED_SECRET
                    + "' is empty; give it a value, or leave it out to send without signature.");
        }
        return List.of(new SendAction(HttpSettings.of(settings), secret));
    }
}
