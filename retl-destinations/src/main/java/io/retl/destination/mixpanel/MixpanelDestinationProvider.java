package io.retl.destination.mixpanel;

import io.retl.destination.http.Authentication;
import io.retl.destination.http.Body;
import io.retl.destination.http.Credentials;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Offers the destination {@code mixpanel}, with actions for events, purchases, users and groups. Thread-safe.
 *
 * <p>Settings: {@code projectToken}, {@code apiSecret}, {@code apiRegion}, {@code sourceName}, {@code strictMode}; and those of
 * {@link HttpSettings}.
 */
public final class MixpanelDestinationProvider implements DestinationProvider {
    private static final String TOKEN = "projectToken";
    private static final String SECRET = "apiSecret";
    private static final String REGION = "apiRegion";
    private static final String SOURCE = "sourceName";
    private static final String STRICT = "strictMode";
    private static final String VALIDATION = "https://mixpanel.com/api/app/validate-project-credentials/";

    private final InstantSource clock;

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public MixpanelDestinationProvider() {
        this(InstantSource.system());
    }

    /**
     * Makes the provider.
     *
     * @param clock tells when an event happened whose record does not
     */
    MixpanelDestinationProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mixpanel";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(
                SettingDefinition.builder(TOKEN)
                        .description("The token of the project.")
                        .required()
                        .build(),
                SettingDefinition.builder(SECRET)
                        .description("The secret of the project; without it, events are imported with the token.")
                        .secret()
                        .build(),
                SettingDefinition.builder(REGION)
                        .description("Where the project keeps its data.")
                        .choice(Region.US.choice())
                        .choice(Region.EU.choice())
                        .choice(Region.IN.choice())
                        .defaultValue(Region.US.text())
                        .build(),
                SettingDefinition.builder(SOURCE)
                        .description("What events carry as segment_source_name.")
                        .build(),
                SettingDefinition.builder(STRICT)
                        .description("1 lets Mixpanel check each event and say what is wrong with it; 0 does not.")
                        .choice(FieldChoice.of("1"))
                        .choice(FieldChoice.of("0"))
                        .defaultValue("1")
                        .build());
    }

    /**
     * The actions, which share two senders: only imports carry credentials.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        HttpSettings http = HttpSettings.of(settings);
        String host = Region.of(settings.require(REGION)).host();
        Optional<String> sourceName = settings.find(SOURCE);
        return new MixpanelActions(
                        sender(settings)
                                .authentication(Authentication.basic(secret(settings), ""))
                                .build(),
                        sender(settings).build(),
                        new Event(clock, sourceName),
                        new Profiles(settings.require(TOKEN), sourceName),
                        new MixpanelActions.Addresses(
                                http.serviceUrl(host + "/import").query("strict", settings.require(STRICT)),
                                http.serviceUrl(host + "/track"),
                                http.serviceUrl(host + "/engage"),
                                http.serviceUrl(host + "/groups")))
                .all();
    }

    @Override
    public void testAuthentication(Settings settings) throws InterruptedException {
        Url url = HttpSettings.of(settings).serviceUrl(VALIDATION);
        Body json = Body.json(Map.of("api_secret", secret(settings), "project_token", settings.require(TOKEN)));
        Body body = Body.text("text/plain;charset=UTF-8", json.text());
        Credentials.test(
                sender(settings).build(),
                Request.builder("POST", url).body(body).build());
    }

    private static String secret(Settings settings) {
        return settings.find(SECRET).filter(secret -> !secret.isEmpty()).orElseGet(() -> settings.require(TOKEN));
    }

    private static HttpSender.Builder sender(Settings settings) {
        return HttpSender.builder(HttpSettings.of(settings)).secret(secret(settings));
    }
}
