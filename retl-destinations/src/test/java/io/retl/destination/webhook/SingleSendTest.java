package io.retl.destination.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record in one request, as it is without {@code batch_size}. */
class SingleSendTest {
    private final ScriptedServer server = ScriptedServer.open();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void dataIsTheBody() throws InterruptedException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", "1");
        data.put("e", "é😀");
        data.put("n", 1.5);
        data.put("z", null);

        ScriptedServerRequest request = send(Map.of(), Map.of("data", data));

        assertThat(request).hasToString("POST /in");
        assertThat(request.text()).isEqualTo("{\"id\":\"1\",\"e\":\"é😀\",\"n\":1.5,\"z\":null}");
        assertThat(request.headers())
                .isEqualTo(Map.of(
                        "accept-encoding", "identity",
                        "content-length", "40",
                        "content-type", "application/json",
                        "host", "127.0.0.1:" + server.port(),
                        "user-agent", "retl/1"));
    }

    /** The value is that of {@code openssl dgst -sha1 -hmac s3cr3t}. */
    @Test
    void signatureCoversTheBytesOfTheBody() throws InterruptedException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", "1");
        data.put("e", "é😀");
        data.put("n", 1.5);
        data.put("z", null);

        ScriptedServerRequest request = send(Map.of("sharedSecret", "s3cr3t"), Map.of("data", data));

        assertThat(request.header("X-Signature")).contains("07222360af48662e25938ee2ed26e0e9645f247e");
    }

    @Test
    void emptyObjectIsABody() throws InterruptedException {
        ScriptedServerRequest request = send(Map.of("sharedSecret", "s3cr3t"), Map.of("data", Map.of()));

        assertThat(request.text()).isEqualTo("{}");
        assertThat(request.header("X-Signature")).contains("f717d461cefc70d136e3e49fbcb90ce682c31fb8");
    }

    @Test
    void absentAndNullDataSendNoBodyAndNothingToSign() throws InterruptedException {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("data", null);

        for (Map<String, Object> fields : List.of(Map.<String, Object>of(), nothing)) {
            ScriptedServerRequest request = send(Map.of("sharedSecret", "s3cr3t"), fields);

            assertThat(request.body()).isEmpty();
            assertThat(request.header("content-length")).contains("0");
            assertThat(request.header("content-type")).isEmpty();
            assertThat(request.header("X-Signature")).isEmpty();
        }
    }

    @Test
    void headersMayBeTextsNumbersTruthsAndLists() throws InterruptedException {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("X-A", "b");
        headers.put("X-N", 5);
        headers.put("X-B", true);
        headers.put("X-Empty", "");
        headers.put("X-L", List.of("a", 2));
        headers.put("X-Null", null);
        headers.put("Content-Type", "application/cloudevents+json");

        ScriptedServerRequest request =
                send(Map.of(), Map.of("method", "PUT", "headers", headers, "data", Arrays.asList(1, null, "x")));

        assertThat(request).hasToString("PUT /in");
        assertThat(request.text()).isEqualTo("[1,null,\"x\"]");
        assertThat(request.headers())
                .containsEntry("x-a", "b")
                .containsEntry("x-n", "5")
                .containsEntry("x-b", "true")
                .containsEntry("x-empty", "")
                .containsEntry("x-l", "a,2")
                .containsEntry("content-type", "application/cloudevents+json")
                .doesNotContainKey("x-null");
    }

    @Test
    void batchSizeOfOneIsNoArray() throws InterruptedException {
        try (Webhook webhook =
                new Webhook(Map.of()).constant("url", server.url("/in")).constant("batch_size", 1)) {
            webhook.perform(webhook.row(Map.of("data", "alone")));

            assertThat(server.onlyRequest().text()).isEqualTo("\"alone\"");
        }
    }

    @Test
    void closedDestinationSendsNothing() {
        Webhook webhook = new Webhook(Map.of()).constant("url", server.url("/in"));
        webhook.close();

        assertThatThrownBy(() -> webhook.perform(webhook.row(Map.of()))).isInstanceOf(IllegalStateException.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void relativeUrlIsBelowTheBase() throws InterruptedException {
        try (Webhook webhook = new Webhook(Map.of("baseUrl", server.url("/hooks"))).constant("method", "PATCH")) {
            webhook.perform(webhook.row(Map.of("url", "/people/7?dry=true", "data", 1)));
        }

        assertThat(server.onlyRequest()).hasToString("PATCH /hooks/people/7?dry=true");
    }

    @Test
    void severalRecordsGoOutOneByOne() throws InterruptedException {
        server.answer(
                ScriptedServerAnswer.status(200), ScriptedServerAnswer.status(422), ScriptedServerAnswer.status(200));
        try (Webhook webhook = new Webhook(Map.of()).constant("url", server.url("/in"))) {
            DeliveryResult result = webhook.perform(
                    webhook.row(Map.of("data", 1)), webhook.row(Map.of("data", 2)), webhook.row(Map.of("data", 3)));

            assertThat(server.requests())
                    .extracting(ScriptedServerRequest::text)
                    .containsExactly("1", "2", "3");
            assertThat(result.results(3))
                    .extracting(RecordResult::status)
                    .containsExactly(
                            RecordResult.Status.DELIVERED, RecordResult.Status.REJECTED, RecordResult.Status.DELIVERED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "DELETE", "GET", "", "POST /x HTTP/1.1\r\nX: y"})
    void otherMethodOfARowIsRejected(String method) {
        assertThatThrownBy(() -> send(Map.of(), Map.of("method", method)))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Field 'method' is not POST, PUT or PATCH.");
    }

    @Test
    void headersOfARowAreChecked() {
        assertThatThrownBy(() -> send(Map.of(), Map.of("headers", Map.of("x", "a\r\nb: c"))))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The header 'x' has a character outside of printable ASCII at position 2.");
        assertThatThrownBy(() -> send(Map.of(), Map.of("headers", "x: y")))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Field 'headers' is not an object.");
        assertThatThrownBy(() -> send(Map.of(), Map.of("headers", Map.of("x", Map.of()))))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Field 'headers' has an object where a text must be.");
        assertThatThrownBy(() ->
                        send(Map.of("sharedSecret", "s"), Map.of("data", 1, "headers", Map.of("x-signature", "mine"))))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The header 'X-Signature' is set twice.");
        assertThat(server.connections()).isZero();
    }

    @Test
    void timeoutIsObeyed() throws InterruptedException {
        send(Map.of(), Map.of("data", 1)); // the JDK's client takes its time the first time
        server.answer(ScriptedServerAnswer.silence());

        assertThatThrownBy(() -> send(Map.of("timeout", "PT0.3S"), Map.of("data", 1)))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void sharedSecretIsMaskedInMessages() {
        server.answer(ScriptedServerAnswer.status(400).body("bad s3cr3t"));

        assertThatThrownBy(() -> send(Map.of("sharedSecret", "s3cr3t"), Map.of("data", 1)))
                .hasMessage("POST " + server.url("/in") + " answered 400: bad ***");
    }

    private ScriptedServerRequest send(Map<String, String> settings, Map<String, Object> fields)
            throws InterruptedException {
        try (Webhook webhook = new Webhook(settings).constant("url", server.url("/in"))) {
            webhook.perform(webhook.row(fields));
            return server.requests().get(server.requests().size() - 1);
        }
    }
}
