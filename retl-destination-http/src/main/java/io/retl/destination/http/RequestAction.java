package io.retl.destination.http;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RequestPreview;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * An action that sends one request per change and takes every success for a delivery. For most destinations that is all
 * there is to write; one that sends batches or reads answers implements {@link Action}. Thread-safe if its function is.
 */
public final class RequestAction implements Action {
    private final String name;
    private final List<FieldDefinition> fields;
    private final HttpSender sender;
    private final BiFunction<Payload, DeliveryContext, Request> request;

    private RequestAction(Builder builder, BiFunction<Payload, DeliveryContext, Request> request) {
        this.name = builder.name;
        this.fields = List.copyOf(builder.fields);
        this.sender = builder.sender;
        this.request = request;
    }

    /**
     * Starts an action without declared fields.
     *
     * @param name the name that a mapping uses
     * @param sender what sends the requests; the action closes it, and several actions may share one
     */
    public static Builder builder(String name, HttpSender sender) {
        return new Builder(name, sender);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<FieldDefinition> fields() {
        return fields;
    }

    @Override
    public List<RequestPreview> preview(Delivery delivery, DeliveryContext context) {
        return List.of(requestFor(delivery, context).preview());
    }

    @Override
    public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
        sender.send(requestFor(delivery, context));
        return DeliveryResult.delivered();
    }

    @Override
    public boolean refreshCredentials(DeliveryContext context) throws InterruptedException {
        return sender.refreshCredentials();
    }

    /** The setting {@code timeout}. */
    @Override
    public Duration timeout() {
        return sender.timeout();
    }

    @Override
    public void close() {
        sender.close();
    }

    private Request requestFor(Delivery delivery, DeliveryContext context) {
        if (delivery.size() != 1) {
            throw new IllegalArgumentException(
                    "Action '" + name + "' got " + delivery.size() + " changes in one call; it takes one.");
        }
        return request.apply(delivery.payloads().get(0), context);
    }

    /** Collects the parts of a {@link RequestAction}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final HttpSender sender;
        private final List<FieldDefinition> fields = new ArrayList<>();

        private Builder(String name, HttpSender sender) {
            this.name = Objects.requireNonNull(name, "name");
            this.sender = Objects.requireNonNull(sender, "sender");
        }

        /** Adds an input. */
        public Builder field(FieldDefinition field) {
            fields.add(Objects.requireNonNull(field, "field"));
            return this;
        }

        /**
         * The action.
         *
         * @param request makes the request for a change; called on the threads that send, and for previews; what it
         *     throws is as for {@link Action#perform}
         */
        public RequestAction build(BiFunction<Payload, DeliveryContext, Request> request) {
            return new RequestAction(this, Objects.requireNonNull(request, "request"));
        }
    }
}
