package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestActionTest {
    private static final DeliveryContext CONTEXT =
            DeliveryContext.builder("crm", "customers-to-crm").syncNumber(1).build();
    private static final FieldDefinition EMAIL =
            FieldDefinition.builder("email", FieldType.STRING).build();

    private final ScriptedServer server = ScriptedServer.open();
    private final RequestAction action = RequestAction.builder("upsert", Sending.sender())
            .field(EMAIL)
            .build((change, context) -> Request.builder("PUT", Url.of(server.url("/people?key=canary")))
                    .header("X-Mapping", context.mappingId())
                    .body(Body.json(change.fields()))
                    .build());

    @AfterEach
    void close() {
        action.close();
        server.close();
    }

    @Test
    void changeBecomesARequest() throws InterruptedException {
        DeliveryResult result = action.perform(delivery("ada@example.com"), CONTEXT);

        assertThat(result).isSameAs(DeliveryResult.delivered());
        assertThat(server.onlyRequest()).hasToString("PUT /people?key=canary");
        assertThat(server.onlyRequest().text()).isEqualTo("{\"email\":\"ada@example.com\"}");
        assertThat(server.onlyRequest().header("X-Mapping")).contains("customers-to-crm");
        assertThat(action.name()).isEqualTo("upsert");
        assertThat(action.fields()).containsExactly(EMAIL);
        assertThat(action.maxBatchRecords()).isEqualTo(1);
        assertThat(action.timeout()).as("the setting").isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void failureSpeaksForTheChange() {
        server.answer(ScriptedServerAnswer.status(422));

        assertThatThrownBy(() -> action.perform(delivery("ada@example.com"), CONTEXT))
                .isInstanceOf(RejectedDeliveryException.class);
    }

    @Test
    void credentialsThatDoNotChangeCannotBeRefreshed() throws InterruptedException {
        assertThat(action.refreshCredentials(CONTEXT)).isFalse();
    }

    @Test
    void previewSendsNothing() {
        assertThat(action.preview(delivery("ada@example.com"), CONTEXT))
                .containsExactly(new RequestPreview(
                        "PUT " + server.url("/people") + " (content-type, X-Mapping)",
                        "{\"email\":\"ada@example.com\"}"));
        assertThat(server.connections()).isZero();
    }

    @Test
    void batchIsRefusedUnsent() {
        assertThatThrownBy(() -> action.perform(delivery("ada@example.com", "bob@example.com"), CONTEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Action 'upsert' got 2 changes in one call; it takes one.");
        assertThat(server.connections()).isZero();
    }

    @Test
    void closingClosesTheSender() {
        action.close();

        assertThatThrownBy(() -> action.perform(delivery("ada@example.com"), CONTEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Delivery delivery(String... emails) {
        List<Payload> payloads = Arrays.stream(emails)
                .map(email -> Payload.builder(ChangeKind.ADDED, email)
                        .field("email", email)
                        .build())
                .toList();
        return new Delivery(payloads, 1);
    }
}
