package io.retl.destination.http;

import io.retl.destination.spi.Settings;
import java.util.Map;

/** What most tests of the sender begin with. */
final class Sending {
    /** Long enough for this machine at its busiest; no test waits for its end. */
    static final String AMPLE = "PT60S";

    /** Short, because tests wait for its end. */
    static final String SHORT = "PT0.4S";

    private Sending() {}

    static HttpSettings settings(Map<String, String> values) {
        return HttpSettings.of(Settings.complete(values, HttpSettings.definitions()));
    }

    static HttpSender sender() {
        return sender(AMPLE);
    }

    static HttpSender sender(String timeout) {
        return HttpSender.builder(settings(Map.of("timeout", timeout))).build();
    }

    /** A request with a body, as destinations send them. */
    static Request post(String url) {
        return Request.builder("POST", Url.of(url))
                .body(Body.json(Map.of("id", 1)))
                .build();
    }
}
