/**
 * The destinations that come with retl. They see the interface for destinations and the kit for HTTP, as those of
 * others do.
 */
module io.retl.destinations {
    requires transitive io.retl.destination.spi;
    requires static transitive org.jspecify;
    requires io.retl.destination.http;

    exports io.retl.destination.webhook;

    provides io.retl.destination.spi.DestinationProvider with
            io.retl.destination.webhook.WebhookDestinationProvider;
}
