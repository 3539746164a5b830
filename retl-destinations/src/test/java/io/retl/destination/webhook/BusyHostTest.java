package io.retl.destination.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch of several requests, one of which is answered that the destination wants to wait. */
class BusyHostTest {
    private final ScriptedServer server = ScriptedServer.open();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void hostThatWantsToWaitGetsNoMoreRequestsOfTheBatch(int status) throws InterruptedException {
        server.answer(
                ScriptedServerAnswer.status(200),
                ScriptedServerAnswer.status(status).header("retry-after", "9"));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            List<RecordResult> results = webhook.perform(
                            row(webhook, 1, "/a"),
                            row(webhook, 2, "/b"),
                            row(webhook, 3, "/c"),
                            row(webhook, 4, "/d"),
                            row(webhook, 5, "/a"))
                    .results(5);

            assertThat(server.requests()).hasToString("[POST /a, POST /b]");
            assertThat(results)
                    .extracting(RecordResult::status)
                    .containsExactly(
                            RecordResult.Status.DELIVERED,
                            status == 429 ? RecordResult.Status.RETRY : RecordResult.Status.UNKNOWN,
                            RecordResult.Status.RETRY,
                            RecordResult.Status.RETRY,
                            RecordResult.Status.DELIVERED);
            assertThat(results.get(1).delay()).contains(Duration.ofSeconds(9));
            assertThat(results.get(2).reason())
                    .isEqualTo(
                            "Not sent: the host '127.0.0.1' answered an earlier request of the batch that it wants to"
                                    + " wait.");
            assertThat(results.get(2).delay()).as("said once").contains(Duration.ZERO);
        }
    }

    @Test
    void requestToSlowDownNeedsNoTimeToBeObeyedInTheBatch() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(429));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            webhook.perform(row(webhook, 1, "/a"), row(webhook, 2, "/b"));

            assertThat(server.onlyRequest()).hasToString("POST /a");
        }
    }

    @Test
    void otherHostsAreNotHeld() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(429));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/"), "allowedHosts", "localhost"))) {
            List<RecordResult> results = webhook.perform(row(webhook, 1, "/a"), row(webhook, 2, "https://localhost/b"))
                    .results(2);

            assertThat(results.get(1).reason())
                    .as("it was tried")
                    .endsWith("the host 'localhost' has an address that a URL from a row may not lead to.");
        }
    }

    @Test
    void failureWithoutAWaitDoesNotHoldTheOthers() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(503), ScriptedServerAnswer.status(423));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            webhook.perform(row(webhook, 1, "/a"), row(webhook, 2, "/b"), row(webhook, 3, "/c"));

            assertThat(server.requests()).hasToString("[POST /a, POST /b, POST /c]");
        }
    }

    private static Webhook batches(Map<String, String> settings) {
        return new Webhook(settings).constant("batch_size", 100);
    }

    private static Payload row(Webhook webhook, int data, String url) {
        return webhook.row(Map.of("url", url, "data", data));
    }
}
