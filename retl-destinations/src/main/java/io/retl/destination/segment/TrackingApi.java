package io.retl.destination.segment;

import io.retl.destination.http.Batching;
import io.retl.destination.http.Body;
import io.retl.destination.http.FieldsResource;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Response;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actions, one for each type of message.
 *
 * <p>A request may have 500 KB and 2,500 messages, a message less than 32 KB; what is larger is dropped behind an answer that says
 * 200. So a message that is too large is never sent, and batches are bounded such that no request can be: in a message a value occurs
 * at most twice, and what is added to the fields of a record are at most 300 bytes, so {@link #MAX_RECORDS} records with
 * {@link #MAX_BYTES} of fields have at most 500,000 bytes.
 *
 * @param sender what all of them send with
 * @param url where messages go
 */
record TrackingApi(HttpSender sender, Url url) {
    static final int MAX_RECORDS = 500;
    static final long MAX_BYTES = 175_000;
    static final int MAX_MESSAGE_BYTES = 32 * 1_024 - 1;

    private static final Batching BATCHING = new Batching(MAX_RECORDS, MAX_BYTES, List.of()).preferred();

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (MessageType type : MessageType.values()) {
            actions.add(action(type));
        }
        return actions;
    }

    private Action action(MessageType type) {
        return RequestAction.builder(type.action(), sender)
                .fields(FieldsResource.readAll(TrackingApi.class, "message.json", type.action() + ".json"))
                .batching(BATCHING)
                .check((payload, context) -> problem(type, payload))
                .answer(TrackingApi::result)
                .buildBatch((delivery, context) -> request(type, delivery));
    }

    private Request request(MessageType type, Delivery delivery) {
        List<Map<String, @Nullable Object>> messages =
                delivery.payloads().stream().map(type::message).toList();
        return Request.builder("POST", url)
                .body(Body.json(Map.of("batch", messages)))
                .build();
    }

    private static Optional<String> problem(MessageType type, Payload payload) {
        Fields fields = new Fields(payload);
        if (!fields.has("user_id") && !fields.has("anonymous_id")) {
            return Optional.of("Either `Anonymous ID` or `User ID` must be defined.");
        }
        if (!type.required().isEmpty() && !fields.has(type.required())) {
            return Optional.of("The root value is missing the required field '" + type.required() + "'.");
        }
        int size = Body.json(type.message(payload)).size();
        return size > MAX_MESSAGE_BYTES
                ? Optional.of("The message has " + size + " bytes; the limit of Segment is " + MAX_MESSAGE_BYTES
                        + ". Send fewer or shorter properties.")
                : Optional.empty();
    }

    /** The answer does not mention single messages: it is all or nothing. */
    private static DeliveryResult result(Response response, Delivery delivery) {
        response.orThrow();
        if (!response.text().isBlank()
                && response.json() instanceof Map<?, ?> answer
                && Boolean.FALSE.equals(answer.get("success"))) {
            throw new RejectedDeliveryException(
                    "Segment answered " + response.status() + ", but that the request was no success.", null);
        }
        return DeliveryResult.delivered();
    }
}
