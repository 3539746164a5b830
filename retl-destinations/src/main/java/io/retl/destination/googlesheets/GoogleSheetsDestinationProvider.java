package io.retl.destination.googlesheets;

import io.retl.destination.http.Authentication;
import io.retl.destination.http.Batching;
import io.retl.destination.http.FieldsResource;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.OAuth2;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import java.util.List;
import java.util.Optional;

/**
 * Offers the destination {@code google-sheets} with the actions {@code postSheet} and {@code postSheet2}, of which the second
 * lets the mapping choose between adding and updating rows. Thread-safe.
 *
 * <p>Settings: those of {@link OAuth2} and of {@link HttpSettings}.
 */
public final class GoogleSheetsDestinationProvider implements DestinationProvider {
    private static final String TOKENS = "https://www.googleapis.com/oauth2/v4/token";
    private static final String SPREADSHEETS = "https://sheets.googleapis.com/v4/spreadsheets";
    private static final Batching BATCHING = new Batching(1_001, 2_000_000, List.of());
    private static final String OPERATION = "operation_type";

    /** The first column of the largest sheet that is taken. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1_024 * 1_024;

    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public GoogleSheetsDestinationProvider() {}

    @Override
    public String name() {
        return "google-sheets";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return HttpSettings.definitions(OAuth2.definitions());
    }

    /**
     * Both actions, which share one sender.
     *
     * @throws IllegalArgumentException if a setting cannot be; the message is a sentence
     */
    @Override
    public List<Action> actions(Settings settings) {
        HttpSettings http = HttpSettings.of(settings);
        Authentication account = OAuth2.refreshToken(settings, http.serviceUrl(TOKENS));
        HttpSender sender = HttpSender.builder(http)
                .authentication(account)
                .maxResponseBytes(MAX_RESPONSE_BYTES)
                .build();
        Url spreadsheets = http.serviceUrl(SPREADSHEETS);
        return List.of(first(sender, spreadsheets), second(sender, spreadsheets));
    }

    private static Action first(HttpSender sender, Url spreadsheets) {
        return builder("postSheet", sender)
                .fields(fields())
                .buildExchange(new SheetExchange(
                        spreadsheets,
                        "Sheet has reached maximum limit",
                        (payload, context) -> !"deleted".equals(payload.field(OPERATION)),
                        (payload, context) -> !"deleted".equals(payload.field(OPERATION))));
    }

    private static Action second(HttpSender sender, Url spreadsheets) {
        return builder("postSheet2", sender)
                .fields(fields().stream()
                        .filter(field -> !field.name().equals(OPERATION))
                        .toList())
                .syncMode(SyncMode.UPSERT)
                .syncMode(SyncMode.ADD)
                .syncMode(SyncMode.UPDATE)
                .presetSyncMode(SyncMode.UPSERT)
                .check((payload, context) -> context.syncMode().isPresent()
                        ? Optional.empty()
                        : Optional.of("Sync mode is required for this action."))
                .buildExchange(new SheetExchange(
                        spreadsheets,
                        "Sheet has reached maximum limit supported by Segment: " + SheetExchange.MAX_CELLS + " cells.",
                        (payload, context) -> isAny(context.syncMode(), SyncMode.UPDATE),
                        (payload, context) -> isAny(context.syncMode(), SyncMode.ADD)));
    }

    private static boolean isAny(Optional<SyncMode> wanted, SyncMode mode) {
        return wanted.filter(set -> set == SyncMode.UPSERT || set == mode).isPresent();
    }

    private static RequestAction.Builder builder(String name, HttpSender sender) {
        return RequestAction.builder(name, sender).batching(BATCHING).maxRequests(SheetExchange.MAX_REQUESTS);
    }

    private static List<FieldDefinition> fields() {
        return FieldsResource.read(GoogleSheetsDestinationProvider.class, "postSheet.json");
    }
}
