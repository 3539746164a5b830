package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.RetryPolicy;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.Settings;
import io.retl.internal.delivery.Outcome.Kind;
import io.retl.internal.delivery.Outcome.Scope;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ActionChannelTest {
    private static final Destination CRM =
            Destination.builder("crm").type("webhook").build();
    private static final List<Payload> THREE = List.of(payload("1"), payload("2"), payload("3"));

    /** What an action does with a delivery, checked exceptions and errors included. */
    private interface Script {
        DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException;
    }

    private record Scripted(Script script) implements Action {
        @Override
        public String name() {
            return "send";
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
            return script.perform(delivery, context);
        }
    }

    private static Payload payload(String id) {
        return Payload.builder(ChangeKind.ADDED, id).build();
    }

    private static ActionChannel channel(Script script) {
        return channel(new Scripted(script), CRM);
    }

    private static ActionChannel channel(Action action, Destination destination) {
        Settings settings = Settings.complete(Map.of("url", "http://localhost"), List.of());
        return new ActionChannel(action, destination, settings, new Pace(destination, () -> 0), ActionOptions.NONE);
    }

    private static List<Outcome> send(Script script) {
        ActionChannel channel = channel(script);
        return channel.send(new Delivery(THREE, 2), channel.context("m", 7));
    }

    private static List<Outcome> thrown(RuntimeException failure) {
        return send((delivery, context) -> {
            throw failure;
        });
    }

    private static List<Outcome> ofRequest(Kind kind, String reason, OptionalInt httpStatus) {
        return Collections.nCopies(3, new Outcome(kind, reason, Scope.REQUEST, httpStatus));
    }

    private static List<Outcome> unknown(String reason) {
        return Collections.nCopies(3, Outcome.of(Kind.UNKNOWN, reason));
    }

    @Test
    void deliveredSpeaksForEveryRecord() {
        assertThat(send((delivery, context) -> DeliveryResult.delivered()))
                .containsExactly(Outcome.DELIVERED, Outcome.DELIVERED, Outcome.DELIVERED);
    }

    @Test
    void resultsAreTakenRecordByRecord() {
        assertThat(send((delivery, context) -> DeliveryResult.builder()
                        .result(2, RecordResult.retry("busy", Duration.ZERO))
                        .result(0, RecordResult.rejected("no email"))
                        .result(1, RecordResult.unknown("time-out"))
                        .build()))
                .containsExactly(
                        Outcome.of(Kind.REJECTED, "no email"),
                        Outcome.of(Kind.UNKNOWN, "time-out"),
                        Outcome.of(Kind.NOT_SENT, "busy"));
    }

    @Test
    void missingRepeatedAndForeignIndexesAreNeverDelivered() {
        assertThat(send((delivery, context) -> DeliveryResult.builder()
                        .result(0, RecordResult.delivered())
                        .result(1, RecordResult.delivered())
                        .result(1, RecordResult.delivered())
                        .result(3, RecordResult.delivered())
                        .result(-1, RecordResult.delivered())
                        .build()))
                .containsExactly(
                        Outcome.DELIVERED,
                        Outcome.of(Kind.UNKNOWN, "The destination's answer mentions this record more than once."),
                        Outcome.of(Kind.UNKNOWN, "The destination's answer does not mention this record."));
    }

    @Test
    @SuppressWarnings("NullAway") // a plug-in may do it all the same
    void nullIsUnknown() {
        assertThat(send((delivery, context) -> null)).isEqualTo(unknown("The action returned null."));
    }

    @Test
    void exceptionOfARequestSpeaksForEveryRecordOfIt() {
        assertThat(thrown(new NotSentException("refused", null)))
                .isEqualTo(ofRequest(Kind.NOT_SENT, "refused", OptionalInt.empty()));
        assertThat(thrown(new NotSentException("busy", null, 429, Duration.ofSeconds(1))))
                .isEqualTo(ofRequest(Kind.NOT_SENT, "busy", OptionalInt.of(429)));
        assertThat(thrown(new OutcomeUnknownException("time-out", null)))
                .isEqualTo(ofRequest(Kind.UNKNOWN, "time-out", OptionalInt.empty()));
        assertThat(thrown(new RejectedDeliveryException("bad request", null, 400)))
                .isEqualTo(ofRequest(Kind.REJECTED, "bad request", OptionalInt.of(400)));
        assertThat(thrown(new AuthenticationException("expired", null, 401)))
                .isEqualTo(ofRequest(Kind.CREDENTIAL, "expired", OptionalInt.of(401)));
        assertThat(thrown(new DestinationConfigurationException("moved", null, 301)))
                .isEqualTo(ofRequest(Kind.CONFIGURATION, "moved", OptionalInt.of(301)));
    }

    @Test
    void resultOfARequestMayStandForSomeRecordsOnly() {
        RecordResult refused = RecordResult.of(new RejectedDeliveryException("bad request", null, 422));

        List<Outcome> outcomes = send((delivery, context) -> DeliveryResult.builder()
                .result(0, refused)
                .result(1, RecordResult.rejected("no email"))
                .result(2, RecordResult.delivered())
                .build());

        assertThat(outcomes).extracting(Outcome::isRefusedRequest).containsExactly(true, false, false);
        assertThat(outcomes.get(0).httpStatus()).hasValue(422);
    }

    @Test
    void anyOtherExceptionIsUnknown() {
        assertThat(thrown(new IllegalStateException("a defect"))).isEqualTo(unknown("a defect"));
        assertThat(thrown(new NullPointerException())).isEqualTo(unknown("java.lang.NullPointerException"));
        assertThat(thrown(new Mute())).isEqualTo(unknown("io.retl.internal.delivery.ActionChannelTest$Mute"));
    }

    /** Cannot even say what it is. */
    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    @Test
    void errorIsUnknown() {
        assertThat(send((delivery, context) -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo(unknown("java.lang.StackOverflowError"));
    }

    @Test
    void interruptIsUnknownAndKept() {
        List<Outcome> outcomes = send((delivery, context) -> {
            throw new InterruptedException("stop");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes).isEqualTo(unknown("stop"));
    }

    @Test
    void actionIsToldAboutTheSync() {
        List<Outcome> outcomes = send((delivery, context) -> {
            assertThat(context.destinationId()).isEqualTo("crm");
            assertThat(context.mappingId()).isEqualTo("m");
            assertThat(context.syncNumber()).isEqualTo(7);
            assertThat(context.settings().require("url")).isEqualTo("http://localhost");
            assertThat(delivery.attempt()).isEqualTo(2);
            assertThat(delivery.payloads()).isEqualTo(THREE);
            return DeliveryResult.delivered();
        });

        assertThat(outcomes).containsOnly(Outcome.DELIVERED);
    }

    @Test
    void limitsAreThoseOfTheActionAndItsDestination() {
        RetryPolicy patient = RetryPolicy.builder().attempts(9).build();
        ActionChannel channel = channel(
                new Scripted((delivery, context) -> DeliveryResult.delivered()),
                Destination.builder("crm")
                        .type("webhook")
                        .maxConcurrency(4)
                        .retryPolicy(patient)
                        .build());

        assertThat(channel.batchLimits().maxRecords()).isOne();
        assertThat(channel.batchLimits().maxBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(channel.maxConcurrency()).isEqualTo(4);
        assertThat(channel.retryPolicy()).isSameAs(patient);
        assertThat(channel.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void paceIsToldBeforeTheCallReturns() {
        Pace pace = new Pace(CRM, () -> 0);
        Settings settings = Settings.complete(Map.of(), List.of());
        Action busy = new Scripted((delivery, context) -> {
            throw new NotSentException("busy", null, 429, Duration.ofSeconds(7));
        });
        ActionChannel people = new ActionChannel(busy, CRM, settings, pace, ActionOptions.NONE);
        ActionChannel orders = new ActionChannel(busy, CRM, settings, pace, ActionOptions.NONE);
        assertThat(people.tryEnter(() -> {})).isZero();

        people.send(new Delivery(THREE, 1), people.context("people", 1));

        assertThat(orders.tryEnter(() -> {}))
                .as("another mapping of the destination")
                .isEqualTo(Duration.ofSeconds(7));
    }
}
