package io.retl.destination.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several records in one request, as it is with a {@code batch_size} above 1. */
class BatchSendTest {
    private final ScriptedServer server = ScriptedServer.open();

    @AfterEach
    void close() {
        server.close();
    }

    /** The value is that of {@code openssl dgst -sha1 -hmac s3cr3t}. */
    @Test
    void dataOfAllRecordsIsOneSignedArray() throws InterruptedException {
        try (Webhook webhook = batches(Map.of("sharedSecret", "s3cr3t")).constant("url", server.url("/in"))) {
            DeliveryResult result = webhook.perform(
                    webhook.row(Map.of("data", Map.of("id", 1))),
                    webhook.row(Map.of("data", Map.of("id", 2))),
                    webhook.row(Map.of()));

            ScriptedServerRequest request = server.onlyRequest();
            assertThat(request.text()).isEqualTo("[{\"id\":1},{\"id\":2},null]");
            assertThat(request.header("X-Signature")).contains("818a2c9e1f5de75da771e1af5ade1098e912ddb9");
            assertThat(request.header("content-length")).contains("24");
            assertThat(result).isSameAs(DeliveryResult.delivered());
        }
    }

    @Test
    void batchOfOneIsAnArrayToo() throws InterruptedException {
        try (Webhook webhook = batches(Map.of("sharedSecret", "s3cr3t")).constant("url", server.url("/in"))) {
            webhook.perform(webhook.row(Map.of("data", Map.of("id", 1))));

            assertThat(server.onlyRequest().text()).isEqualTo("[{\"id\":1}]");
            assertThat(server.onlyRequest().header("X-Signature")).contains("a6d981eaff40cce7de4d19c6f9f582cc3d8c8d22");
        }
    }

    @Test
    void recordsShareARequestOnlyIfUrlMethodAndHeadersAreEqual() throws InterruptedException {
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            webhook.perform(
                    row(webhook, 1, "/a", "POST", "x"),
                    row(webhook, 2, "/b", "POST", "x"),
                    row(webhook, 3, "/a", "PUT", "x"),
                    row(webhook, 4, "/a", "POST", "y"),
                    row(webhook, 5, "/b", "POST", "x"),
                    row(webhook, 6, "/a", "POST", "x"));

            assertThat(server.requests())
                    .extracting(request -> request + " " + request.header("tag").orElse("") + " " + request.text())
                    .containsExactly("POST /a x [1,6]", "POST /b x [2,5]", "PUT /a x [3]", "POST /a y [4]");
        }
    }

    @Test
    void eachRequestSpeaksForItsRecords() throws InterruptedException {
        server.answer(
                ScriptedServerAnswer.status(200),
                ScriptedServerAnswer.status(422).body("no"),
                ScriptedServerAnswer.status(503),
                ScriptedServerAnswer.status(429).header("retry-after", "9"));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            List<RecordResult> results = webhook.perform(
                            row(webhook, 1, "/a", "POST", "x"),
                            row(webhook, 2, "/b", "POST", "x"),
                            row(webhook, 3, "/c", "POST", "x"),
                            row(webhook, 4, "/d", "POST", "x"),
                            row(webhook, 5, "/a", "POST", "x"))
                    .results(5);

            assertThat(results)
                    .extracting(RecordResult::status)
                    .containsExactly(
                            RecordResult.Status.DELIVERED,
                            RecordResult.Status.REJECTED,
                            RecordResult.Status.UNKNOWN,
                            RecordResult.Status.RETRY,
                            RecordResult.Status.DELIVERED);
            assertThat(results.get(1).reason()).isEqualTo("POST " + server.url("/…") + " answered 422: no");
            assertThat(results.get(3).delay()).contains(Duration.ofSeconds(9));
            assertThat(results).extracting(RecordResult::isForRequest).containsExactly(false, true, true, true, false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 302})
    void whatStopsTheSyncStopsTheBatch(int status) throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200), ScriptedServerAnswer.status(status));
        try (Webhook webhook = batches(Map.of("baseUrl", server.url("/")))) {
            List<RecordResult> results = webhook.perform(
                            row(webhook, 1, "/a", "POST", "x"),
                            row(webhook, 2, "/b", "POST", "x"),
                            row(webhook, 3, "/c", "POST", "x"))
                    .results(3);

            assertThat(server.requests()).hasToString("[POST /a, POST /b]");
            assertThat(results)
                    .extracting(RecordResult::status)
                    .containsExactly(
                            RecordResult.Status.DELIVERED,
                            status == 401 ? RecordResult.Status.CREDENTIALS_REFUSED : RecordResult.Status.MISCONFIGURED,
                            RecordResult.Status.RETRY);
            assertThat(results.get(2).reason()).isEqualTo("Not sent: an earlier request of the batch stops the sync.");
        }
    }

    @Test
    void exceptionOfTheOnlyRequestSpeaksForTheCall() {
        server.answer(ScriptedServerAnswer.status(422));
        try (Webhook webhook = batches(Map.of()).constant("url", server.url("/in"))) {
            assertThatThrownBy(() -> webhook.perform(webhook.row(Map.of("data", 1)), webhook.row(Map.of("data", 2))))
                    .isInstanceOf(RejectedDeliveryException.class)
                    .hasMessage("POST " + server.url("/in") + " answered 422.");
        }
    }

    @Test
    void rowThatLeadsElsewhereIsRejectedAlone() throws InterruptedException {
        try (Webhook webhook = batches(Map.of("allowedHosts", "hooks.example.com", "baseUrl", server.url("/")))) {
            List<RecordResult> results = webhook.perform(
                            row(webhook, 1, "http://169.254.169.254/latest/meta-data", "POST", "x"),
                            row(webhook, 2, "/fine", "POST", "x"),
                            row(webhook, 3, "http://hooks.example.com/", "POST", "x"))
                    .results(3);

            assertThat(results)
                    .extracting(RecordResult::reason)
                    .containsExactly(
                            "The URL was computed from the row and names the host '169.254.169.254', which is not in"
                                    + " the setting 'allowedHosts'.",
                            "",
                            "The URL was computed from the row and does not begin with 'https://'.");
            assertThat(server.onlyRequest()).hasToString("POST /fine");
        }
    }

    @Test
    void urlThatDiffersFromTheConstantIsComputed() {
        try (Webhook webhook = batches(Map.of()).constant("url", server.url("/in"))) {
            assertThatThrownBy(() -> webhook.perform(webhook.row(Map.of("url", server.url("/other")))))
                    .isInstanceOf(RejectedDeliveryException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void timeOutCoversTheLastRequestOfABatch() {
        try (Webhook webhook = batches(Map.of("timeout", "PT7S"))) {
            assertThat(webhook.action().timeout()).isEqualTo(Duration.ofSeconds(14));
        }
    }

    @Test
    void noRequestOfABatchBeginsLaterThanTheTimeOutAllows() throws InterruptedException {
        server.answer(ScriptedServerAnswer.silence());
        try (Webhook webhook = batches(Map.of("timeout", "PT0.3S", "baseUrl", server.url("/")))) {
            List<RecordResult> results = webhook.perform(
                            row(webhook, 1, "/one", "POST", "x"), row(webhook, 2, "/two", "POST", "x"))
                    .results(2);

            assertThat(results.get(0).status()).isEqualTo(RecordResult.Status.UNKNOWN);
            assertThat(results.get(1).status()).isEqualTo(RecordResult.Status.RETRY);
            assertThat(results.get(1).reason())
                    .isEqualTo("Not sent: the earlier requests of the batch took as long as one may, the setting"
                            + " 'timeout'.");
        }
    }

    @Test
    void batchSizeOfARowPausesTheSync() {
        try (Webhook webhook = new Webhook(Map.of()).constant("url", server.url("/in"))) {
            assertThatThrownBy(() -> webhook.perform(webhook.row(Map.of("batch_size", 5))))
                    .isInstanceOf(DestinationConfigurationException.class)
                    .hasMessage("Field 'batch_size' is computed from the row; map one number for all rows.");
        }
    }

    private static Webhook batches(Map<String, String> settings) {
        return new Webhook(settings).constant("batch_size", 100);
    }

    private static Payload row(Webhook webhook, int data, String url, String method, String tag) {
        return webhook.row(Map.of("url", url, "method", method, "headers", Map.of("tag", tag), "data", data));
    }
}
