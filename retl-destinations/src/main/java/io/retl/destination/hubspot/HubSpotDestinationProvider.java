package io.retl.destination.hubspot;

import com.github.benmanes.caffeine.cache.Ticker;
import io.retl.destination.http.Batching;
import io.retl.destination.http.Credentials;
import io.retl.destination.http.FieldsResource;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.OAuth2;
import io.retl.destination.http.RequestAction;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import java.time.InstantSource;
import java.util.List;

/**
 * Offers the destination {@code hubspot} with the actions {@code upsertContact} and {@code upsertObject}. Thread-safe.
 *
 * <p>Settings: {@code portalId}, those of {@link OAuth2} and of {@link HttpSettings}.
 */
public final class HubSpotDestinationProvider implements DestinationProvider {
    /** The properties of a large account. */
    private static final int MAX_RESPONSE_BYTES = 16 * 1_024 * 1_024;

    private final Ticker ticker;
    private final InstantSource time;

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public HubSpotDestinationProvider() {
        this(Ticker.systemTicker(), InstantSource.system());
    }

    HubSpotDestinationProvider(Ticker ticker, InstantSource time) {
        this.ticker = ticker;
        this.time = time;
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(OAuth2.definitions(SettingDefinition.builder("portalId")
                .description("The identifier of the account, its Hub ID.")
                .build()));
    }

    /**
     * Both actions, which share one sender.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        HubSpot hubSpot = new HubSpot(HttpSettings.of(settings));
        HttpSender sender = sender(settings, hubSpot);
        return List.of(contact(sender, hubSpot), object(sender, hubSpot));
    }

    @Override
    public void testAuthentication(Settings settings) throws InterruptedException {
        HubSpot hubSpot = new HubSpot(HttpSettings.of(settings));
        Credentials.test(
                sender(settings, hubSpot),
                HubSpot.get(hubSpot.objects("contacts").query("limit", "1")));
    }

    private static HttpSender sender(Settings settings, HubSpot hubSpot) {
        return HttpSender.builder(hubSpot.http())
                .authentication(OAuth2.refreshToken(settings, hubSpot.tokens()))
                .maxResponseBytes(MAX_RESPONSE_BYTES)
                .build();
    }

    private static Action contact(HttpSender sender, HubSpot hubSpot) {
        return RequestAction.builder("upsertContact", sender)
                .fields(FieldsResource.read(HubSpotDestinationProvider.class, "upsertContact.json"))
                .batching(Batching.upTo(HubSpot.MAX_BATCH))
                .maxRequests(ContactExchange.MAX_REQUESTS)
                .buildExchange(new ContactExchange(hubSpot));
    }

    private Action object(HttpSender sender, HubSpot hubSpot) {
        return RequestAction.builder("upsertObject", sender)
                .fields(FieldsResource.read(HubSpotDestinationProvider.class, "upsertObject.json"))
                .batching(new Batching(HubSpot.MAX_BATCH, Batching.DEFAULT_MAX_BYTES, List.of("list_details")))
                .maxRequests(Session.MAX_TIMEOUTS)
                .syncMode(SyncMode.UPSERT)
                .syncMode(SyncMode.ADD)
                .syncMode(SyncMode.UPDATE)
                .presetSyncMode(SyncMode.UPDATE)
                .choices(new ObjectChoices(hubSpot))
                .check((payload, context) -> ObjectDetails.problem(payload))
                .buildExchange(new ObjectExchange(
                        hubSpot,
                        new Schemas(hubSpot, ticker),
                        new Lists(hubSpot, ticker),
                        hubSpot.http().timeout(),
                        time));
    }
}
