package io.retl.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One recorded call; see {@link OracleCases}. Immutable. */
public final class OracleCase {
    private final Map<String, @Nullable Object> recorded;

    OracleCase(Map<String, @Nullable Object> recorded) {
        this.recorded = recorded;
    }

    /** The time at which it was recorded; 1970 if that does not matter. */
    public InstantSource clock() {
        return InstantSource.fixed(Instant.parse(text("now", "1970-01-01T00:00:00Z")));
    }

    /** Hands the recorded payloads to an action, and asserts that it sends the same requests and says the same of each record. */
    void check(DestinationProvider provider, String actionName) throws InterruptedException {
        RecordedServer answers = new RecordedServer(RecordedJson.list(recorded.get("exchanges")));
        try (ScriptedServer server = ScriptedServer.open().otherwise(answers::answer);
                ActionUnderTest action = new ActionUnderTest(provider, actionName, settings(server.url("/")))) {
            List<RecordResult> results = results(action);

            answers.assertSame(server.requests(), toString());
            assertResults(results);
        }
    }

    private List<RecordResult> results(ActionUnderTest action) throws InterruptedException {
        if (recorded.get("syncMode") instanceof String mode) {
            action.syncMode(SyncMode.valueOf(mode.toUpperCase(Locale.ROOT)));
        }
        if (recorded.get("matchingKey") instanceof String key) {
            action.matchingKey(key);
        }
        Payload[] payloads = payloads().toArray(Payload[]::new);
        if (text("mode", "single").equals("batch")) {
            return perform(action.limits(BatchLimits.batch(Math.max(2, payloads.length), 4_000_000)), payloads);
        }
        List<RecordResult> results = new ArrayList<>();
        for (Payload payload : payloads) {
            results.addAll(perform(action.single(), payload));
        }
        return results;
    }

    private static List<RecordResult> perform(ActionUnderTest action, Payload... payloads) throws InterruptedException {
        try {
            return action.perform(payloads);
        } catch (DeliveryException failure) {
            return Collections.nCopies(payloads.length, RecordResult.of(failure));
        }
    }

    private void assertResults(List<RecordResult> results) {
        List<@Nullable Object> expected = RecordedJson.list(recorded.get("results"));
        assertThat(results).as("results of %s", this).hasSameSizeAs(expected);
        for (int index = 0; index < results.size(); index++) {
            Map<String, @Nullable Object> result = RecordedJson.object(expected.get(index));
            RecordResult is = results.get(index);
            assertThat(is.status())
                    .as("result %d of %s: %s, recorded %s", index, this, is, result)
                    .isIn(statuses(result));
            if (result.get("message") instanceof String message
                    && is.httpStatus().isEmpty()) {
                assertThat(is.reason()).as("reason %d of %s", index, this).isEqualTo(message);
            }
        }
    }

    /** Where nothing but reading requests was sent, nothing can have been applied. */
    private Set<RecordResult.Status> statuses(Map<String, @Nullable Object> result) {
        RecordResult.Status status = status(result);
        if (status != RecordResult.Status.UNKNOWN) {
            return Set.of(status);
        }
        List<@Nullable Object> exchanges = RecordedJson.list(recorded.get("exchanges"));
        long reads = exchanges.stream()
                .filter(exchange -> isRead(RecordedJson.object(exchange)))
                .count();
        if (reads == 0) {
            return Set.of(status);
        }
        return reads == exchanges.size()
                ? Set.of(RecordResult.Status.RETRY)
                : Set.of(RecordResult.Status.RETRY, status);
    }

    private static boolean isRead(Map<String, @Nullable Object> exchange) {
        return "GET".equals(exchange.get("method"))
                || String.valueOf(exchange.get("target")).contains("/batch/read");
    }

    private static RecordResult.Status status(Map<String, @Nullable Object> result) {
        if (result.get("is") instanceof String is) {
            return RecordResult.Status.valueOf(is);
        }
        int status = Integer.parseInt(String.valueOf(result.get("status")));
        return switch (status) {
            case 401, 403 -> RecordResult.Status.CREDENTIALS_REFUSED;
            case 423, 425, 429 -> RecordResult.Status.RETRY;
            case 408 -> RecordResult.Status.UNKNOWN;
            case 501 -> RecordResult.Status.MISCONFIGURED;
            default ->
                switch (status / 100) {
                    case 2 -> RecordResult.Status.DELIVERED;
                    case 3 -> RecordResult.Status.MISCONFIGURED;
                    case 4 -> RecordResult.Status.REJECTED;
                    default -> RecordResult.Status.UNKNOWN;
                };
        };
    }

    private Map<String, String> settings(String baseUrl) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String source : List.of("settings", "auth")) {
            if (recorded.get(source) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
            }
        }
        values.put("baseUrl", baseUrl);
        return values;
    }

    private List<Payload> payloads() {
        List<Payload> payloads = new ArrayList<>();
        for (Object fields : RecordedJson.list(recorded.get("payloads"))) {
            payloads.add(ActionUnderTest.row("message-" + payloads.size(), RecordedJson.object(fields)));
        }
        return payloads;
    }

    private String text(String name, String otherwise) {
        Object value = recorded.get(name);
        return value == null ? otherwise : value.toString();
    }

    /** Names the case. */
    @Override
    public String toString() {
        return "case " + recorded.get("id");
    }
}
