package io.retl.destination.segment;

import io.retl.destination.http.Authentication;
import io.retl.destination.http.Credentials;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.List;

/**
 * Offers the destination {@code segment} with the actions {@code sendIdentify}, {@code sendGroup}, {@code sendTrack}, {@code
 * sendPage} and {@code sendScreen}. Thread-safe.
 *
 * <p>Settings: {@code source_write_key}, {@code region}; and those of {@link HttpSettings}.
 */
public final class SegmentDestinationProvider implements DestinationProvider {
    private static final String WRITE_KEY = "source_write_key";
    private static final String REGION = "region";
    private static final String SETTINGS_OF_SOURCES = "https://cdn.segment.com/v1/projects";

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public SegmentDestinationProvider() {}

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(
                SettingDefinition.builder(WRITE_KEY)
                        .description("The write key of the source that the messages count as.")
                        .required()
                        .secret()
                        .build(),
                SettingDefinition.builder(REGION)
                        .description("Where the workspace keeps its data.")
                        .choice(Region.US.choice())
                        .choice(Region.EU.choice())
                        .defaultValue(Region.US.code())
                        .build());
    }

    /**
     * The actions, which share one sender.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        Region region = Region.of(settings.require(REGION));
        Url url = HttpSettings.of(settings).serviceUrl(region.trackingApi() + "/batch");
        return new TrackingApi(sender(settings), url).actions();
    }

    /** Asks for the settings of the source, which exist if the write key does. */
    @Override
    public void testAuthentication(Settings settings) throws InterruptedException {
        Url url =
                HttpSettings.of(settings).serviceUrl(SETTINGS_OF_SOURCES).path(settings.require(WRITE_KEY), "settings");
        Credentials.test(sender(settings), Request.builder("GET", url).build());
    }

    private static HttpSender sender(Settings settings) {
        String writeKey = settings.require(WRITE_KEY);
        return HttpSender.builder(HttpSettings.of(settings))
                .authentication(Authentication.basic(writeKey, ""))
                .secret(writeKey)
                .build();
    }
}
