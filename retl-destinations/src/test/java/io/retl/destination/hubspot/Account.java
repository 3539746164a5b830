package io.retl.destination.hubspot;

import com.github.benmanes.caffeine.cache.Ticker;
import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Payload;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An account of HubSpot that a server of the test stands for, and the rows that are sent to it. */
final class Account implements AutoCloseable {
    final ScriptedServer server = ScriptedServer.open();
    final AtomicLong nanoTime = new AtomicLong();

    ActionUnderTest action(String name, String timeout) {
        Ticker ticker = nanoTime::get;
        return new ActionUnderTest(
                new HubSpotDestinationProvider(ticker, InstantSource.fixed(Instant.EPOCH)), name, settings(timeout));
    }

    Map<String, String> settings(String timeout) {
        return Map.of(
                "baseUrl", server.url("/"),
                "timeout", timeout,
                "accessToken", "token-of-hubspot",
                "refreshToken", "refresh-of-hubspot",
                "clientId", "app",
                "clientSecret", "hush");
    }

    Account answer(int status, String body) {
        server.answer(ScriptedServerAnswer.status(status).body(body));
        return this;
    }

    List<String> requests() {
        return server.requests().stream().map(Object::toString).toList();
    }

    String body(int request) {
        return server.requests().get(request).text();
    }

    /** A company found by its domain. */
    static Payload company(String domain, Map<String, ?> more) {
        Map<String, Object> row = new HashMap<>();
        row.put(
                "object_details",
                Map.of("object_type", "company", "id_field_name", "domain", "id_field_value", domain));
        row.put("association_sync_mode", "upsert");
        row.putAll(more);
        return ActionUnderTest.row(row);
    }

    /** An answer with the records of these domains, whose identifiers are {@code id-} and the domain. */
    static String found(String... domains) {
        StringBuilder results = new StringBuilder();
        for (String domain : domains) {
            results.append(results.isEmpty() ? "" : ",")
                    .append("{\"id\":\"id-" + domain + "\",\"properties\":{\"domain\":\"" + domain + "\"}}");
        }
        return "{\"results\":[" + results + "]}";
    }

    @Override
    public void close() {
        server.close();
    }
}
