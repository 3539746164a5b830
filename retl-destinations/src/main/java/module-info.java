/**
 * The destinations that come with retl. They see the interface for destinations and the kit for HTTP, as those of
 * others do.
 */
module io.retl.destinations {
    requires transitive io.retl.destination.spi;
    requires static transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires io.retl.destination.http;

    exports io.retl.destination.braze;
    exports io.retl.destination.googlesheets;
    exports io.retl.destination.hubspot;
    exports io.retl.destination.mixpanel;
    exports io.retl.destination.segment;
    exports io.retl.destination.webhook;

    // The kit reads the files that describe the fields.
    opens io.retl.destination.braze to
            io.retl.destination.http;
    opens io.retl.destination.googlesheets to
            io.retl.destination.http;
    opens io.retl.destination.hubspot to
            io.retl.destination.http;
    opens io.retl.destination.mixpanel to
            io.retl.destination.http;
    opens io.retl.destination.segment to
            io.retl.destination.http;

    provides io.retl.destination.spi.DestinationProvider with
            io.retl.destination.braze.BrazeDestinationProvider,
            io.retl.destination.googlesheets.GoogleSheetsDestinationProvider,
            io.retl.destination.hubspot.HubSpotDestinationProvider,
            io.retl.destination.mixpanel.MixpanelDestinationProvider,
            io.retl.destination.segment.SegmentDestinationProvider,
            io.retl.destination.webhook.WebhookDestinationProvider;
}
