package io.retl.destination.braze;

import io.retl.destination.ActionUnderTest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Actions of an account whose address is a server of the test. */
final class Braze {
    private Braze() {}

    static ActionUnderTest action(String baseUrl, String action) {
        return action(baseUrl, action, Map.of());
    }

    static ActionUnderTest action(String baseUrl, String action, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        values.put("baseUrl", baseUrl);
        values.putIfAbsent("api_key", "k3y-of-braze");
        return new ActionUnderTest(new BrazeDestinationProvider(), action, values);
    }
}
