package io.retl.destination.http;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An action over HTTP, made of functions: what is wrong with a change, which request carries changes, and what an answer says of
 * them. For most destinations that is all there is to write. Thread-safe if its functions are.
 *
 * <p>A change that the destination could only refuse is rejected without being sent; it does not hold back the others of its
 * batch.
 */
public final class RequestAction implements Action {
    private final String name;
    private final List<FieldDefinition> fields;
    private final HttpSender sender;
    private final @Nullable Batching batching;
    private final Set<ChangeKind> presetTrigger;
    private final Set<SyncMode> syncModes;
    private final @Nullable SyncMode presetSyncMode;
    private final int maxRequests;
    private final Check check;
    private final Choices choices;
    private final Exchange exchange;

    /** What is wrong with a change. */
    @FunctionalInterface
    public interface Check {
        /**
         * Looks at one change.
         *
         * @return why the destination would refuse it, without secrets; empty if it may be sent
         */
        Optional<String> problem(Payload payload, DeliveryContext context);
    }

    /** What is done for changes that passed the check. */
    public interface Exchange {
        /** The requests that would be sent, as far as they are known without an answer. Sends nothing. */
        List<Request> requests(Delivery delivery, DeliveryContext context);

        /**
         * Sends them and says what became of each change; as {@link Action#perform}.
         *
         * @param sender what sends requests
         */
        DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender) throws InterruptedException;
    }

    /** What an answer says. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Reads an answer of any status; ends with {@link Response#orThrow()} for what it does not know.
         *
         * @param delivery the changes of the request
         */
        DeliveryResult read(Response response, Delivery delivery);
    }

    /** What a field may have right now. */
    @FunctionalInterface
    public interface Choices {
        /**
         * Asks the destination; as {@link Action#choices}.
         *
         * @param sender what sends requests
         */
        DynamicChoices ask(ChoicesRequest request, DeliveryContext context, HttpSender sender)
                throws InterruptedException;
    }

    private RequestAction(Builder builder, Exchange exchange) {
        this.name = builder.name;
        this.fields = List.copyOf(builder.fields);
        this.sender = builder.sender;
        this.batching = builder.batching;
        this.presetTrigger = Set.copyOf(builder.presetTrigger);
        this.syncModes = Set.copyOf(builder.syncModes);
        this.presetSyncMode = builder.presetSyncMode;
        this.maxRequests = builder.maxRequests;
        this.check = builder.check;
        this.choices = builder.choices;
        this.exchange = exchange;
    }

    /**
     * Starts an action that takes one change at a time and declares no fields.
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
    public Set<ChangeKind> presetTrigger() {
        return presetTrigger;
    }

    @Override
    public Set<SyncMode> syncModes() {
        return syncModes;
    }

    @Override
    public Optional<SyncMode> presetSyncMode() {
        return Optional.ofNullable(presetSyncMode);
    }

    @Override
    public BatchLimits batchLimits(Map<String, @Nullable Object> constants) {
        return batching == null ? BatchLimits.single() : batching.limits(constants);
    }

    @Override
    public DynamicChoices choices(ChoicesRequest request, DeliveryContext context) throws InterruptedException {
        return choices.ask(request, context, sender);
    }

    @Override
    public List<RequestPreview> preview(Delivery delivery, DeliveryContext context) {
        Screened screened = screened(delivery, context);
        if (screened.passed.isEmpty()) {
            throw new RejectedDeliveryException(screened.firstProblem(), null);
        }
        return exchange.requests(screened.delivery(), context).stream()
                .map(Request::preview)
                .toList();
    }

    @Override
    public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
        Screened screened = screened(delivery, context);
        if (screened.problems.isEmpty()) {
            return exchange.send(delivery, context, sender);
        }
        if (screened.passed.isEmpty()) {
            return screened.result(List.of());
        }
        return screened.result(sent(screened.delivery(), context));
    }

    /** An exception speaks for the changes that were sent, and not for those that were held back. */
    private List<RecordResult> sent(Delivery delivery, DeliveryContext context) throws InterruptedException {
        try {
            return exchange.send(delivery, context, sender).results(delivery.size());
        } catch (DeliveryException failure) {
            return Collections.nCopies(delivery.size(), RecordResult.of(failure));
        }
    }

    @Override
    public boolean refreshCredentials(DeliveryContext context) throws InterruptedException {
        return sender.refreshCredentials();
    }

    /** The setting {@code timeout}, as often as a call may send requests one after the other. */
    @Override
    public Duration timeout() {
        return sender.timeout().multipliedBy(maxRequests);
    }

    @Override
    public void close() {
        sender.close();
    }

    private Screened screened(Delivery delivery, DeliveryContext context) {
        if (context.batchLimits().mode() == BatchLimits.Mode.SINGLE && delivery.size() != 1) {
            throw new IllegalArgumentException(
                    "Action '" + name + "' got " + delivery.size() + " changes in one call; it takes one.");
        }
        Screened screened = new Screened(delivery);
        for (int index = 0; index < delivery.size(); index++) {
            screened.add(index, check.problem(delivery.payloads().get(index), context));
        }
        return screened;
    }

    /** Which changes of a batch are sent, and what is wrong with the others. */
    private static final class Screened {
        private final Delivery whole;
        private final List<Integer> passed = new ArrayList<>();
        private final Map<Integer, String> problems = new LinkedHashMap<>();

        private Screened(Delivery whole) {
            this.whole = whole;
        }

        void add(int index, Optional<String> problem) {
            problem.ifPresentOrElse(text -> problems.put(index, text), () -> passed.add(index));
        }

        String firstProblem() {
            return problems.values().iterator().next();
        }

        Delivery delivery() {
            return new Delivery(passed.stream().map(whole.payloads()::get).toList(), whole.attempt());
        }

        DeliveryResult result(List<RecordResult> answers) {
            DeliveryResult.Builder result = DeliveryResult.builder();
            problems.forEach((index, problem) -> result.result(index, RecordResult.rejected(problem)));
            for (int index = 0; index < answers.size(); index++) {
                result.result(passed.get(index), answers.get(index));
            }
            return result.build();
        }
    }

    /** One request for all changes of a call. */
    private record OneRequest(BiFunction<Delivery, DeliveryContext, Request> request, Answer answer)
            implements Exchange {
        @Override
        public List<Request> requests(Delivery delivery, DeliveryContext context) {
            return List.of(request.apply(delivery, context));
        }

        @Override
        public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
                throws InterruptedException {
            return answer.read(sender.exchange(request.apply(delivery, context)), delivery);
        }
    }

    /** Collects the parts of a {@link RequestAction}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final HttpSender sender;
        private final List<FieldDefinition> fields = new ArrayList<>();
        private final Set<SyncMode> syncModes = EnumSet.noneOf(SyncMode.class);
        private Set<ChangeKind> presetTrigger = Set.of(ChangeKind.ADDED, ChangeKind.UPDATED);
        private @Nullable SyncMode presetSyncMode;
        private @Nullable Batching batching;
        private int maxRequests = 1;
        private Check check = (payload, context) -> Optional.empty();
        private Choices choices = (request, context, sender) -> DynamicChoices.NONE;
        private Answer answer = (response, delivery) -> {
            response.orThrow();
            return DeliveryResult.delivered();
        };

        private Builder(String name, HttpSender sender) {
            this.name = Objects.requireNonNull(name, "name");
            this.sender = Objects.requireNonNull(sender, "sender");
        }

        /** Adds an input. */
        public Builder field(FieldDefinition field) {
            fields.add(Objects.requireNonNull(field, "field"));
            return this;
        }

        /** Adds inputs, for example those of a {@link FieldsResource}. */
        public Builder fields(List<FieldDefinition> fields) {
            this.fields.addAll(Objects.requireNonNull(fields, "fields"));
            return this;
        }

        /** Takes batches if the mapping wants them; default one change at a time. */
        public Builder batching(Batching batching) {
            this.batching = Objects.requireNonNull(batching, "batching");
            return this;
        }

        /** Adds something that a mapping may want done with records. */
        public Builder syncMode(SyncMode mode) {
            syncModes.add(Objects.requireNonNull(mode, "mode"));
            return this;
        }

        /** What a mapping that leaves its fields to the action wants done. */
        public Builder presetSyncMode(SyncMode mode) {
            this.presetSyncMode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** What a mapping that names no trigger sends; default added and updated rows. */
        public Builder presetTrigger(Set<ChangeKind> trigger) {
            this.presetTrigger = Set.copyOf(Objects.requireNonNull(trigger, "trigger"));
            return this;
        }

        /** What the destination would refuse; default nothing. */
        public Builder check(Check check) {
            this.check = Objects.requireNonNull(check, "check");
            return this;
        }

        /** The values that dynamic fields may have; default none are known. */
        public Builder choices(Choices choices) {
            this.choices = Objects.requireNonNull(choices, "choices");
            return this;
        }

        /** What an answer says; default: a success is a delivery of every change. */
        public Builder answer(Answer answer) {
            this.answer = Objects.requireNonNull(answer, "answer");
            return this;
        }

        /**
         * How many requests a call sends one after the other, at most; default 1.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxRequests(int maxRequests) {
            if (maxRequests < 1) {
                throw new IllegalArgumentException("maxRequests is " + maxRequests + "; it is at least 1.");
            }
            this.maxRequests = maxRequests;
            return this;
        }

        /**
         * An action that sends one request for each change.
         *
         * @param request makes the request for a change; called on the threads that send, and for previews; what it
         *     throws is as for {@link Action#perform}
         */
        public RequestAction build(BiFunction<Payload, DeliveryContext, Request> request) {
            Objects.requireNonNull(request, "request");
            return buildBatch(
                    (delivery, context) -> request.apply(delivery.payloads().get(0), context));
        }

        /**
         * An action that sends one request for each batch.
         *
         * @param request makes the request for a batch, or for a single change; as for {@link #build}
         */
        public RequestAction buildBatch(BiFunction<Delivery, DeliveryContext, Request> request) {
            return new RequestAction(this, new OneRequest(Objects.requireNonNull(request, "request"), answer));
        }

        /** An action that needs several requests, or none. */
        public RequestAction buildExchange(Exchange exchange) {
            return new RequestAction(this, Objects.requireNonNull(exchange, "exchange"));
        }
    }
}
