package io.retl.destination.hubspot;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSettings;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import java.util.List;
import java.util.Map;

/**
 * The addresses of HubSpot's interface.
 *
 * @param http where they lead
 */
record HubSpot(HttpSettings http) {
    /** The most records of one request. */
    static final int MAX_BATCH = 100;

    private static final String SERVICE = "https://api.hubapi.com";
    private static final String CRM = SERVICE + "/crm/v3/";
    private static final String ASSOCIATIONS = SERVICE + "/crm/v4/associations";

    Url tokens() {
        return http.serviceUrl(SERVICE + "/oauth/v1/token");
    }

    /** Something below {@code /crm/v3}, each segment of which stands for itself. */
    Url crm(String... segments) {
        return plain(http.serviceUrl(CRM), segments);
    }

    /** All records of a type. */
    Url objects(String type, String... segments) {
        return plain(crm("objects", type), segments);
    }

    /** The properties of a type. */
    Url properties(String type, String... segments) {
        return plain(crm("properties", type), segments);
    }

    /** What may be between records of two types. */
    Url associations(String from, String to, String... segments) {
        return plain(plain(http.serviceUrl(ASSOCIATIONS), from, to), segments);
    }

    static Request get(Url url) {
        return Request.builder("GET", url).build();
    }

    static Request post(Url url, Map<String, ?> body) {
        return Request.builder("POST", url).body(Body.json(body)).build();
    }

    /** One request for several things. */
    static Request batch(Url url, List<?> inputs) {
        return post(url, Map.of("inputs", inputs));
    }

    private static Url plain(Url url, String... segments) {
        Url longer = url;
        for (String segment : segments) {
            longer = longer.plainPath(segment);
        }
        return longer;
    }
}
