package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionChannelTest {
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
        Settings settings = Settings.complete(Map.of("url", "http://localhost"), List.of());
        return new ActionChannel(new Scripted(script), "crm", settings, new Slots(4), Map.of());
    }

    private static List<Outcome> send(Script script) {
        ActionChannel channel = channel(script);
        return channel.send(THREE, channel.context("m", 7));
    }

    private static void assertAll(RuntimeException failure, Kind kind, String reason) {
        assertThat(send((delivery, context) -> {
                    throw failure;
                }))
                .as(failure.toString())
                .containsExactly(new Outcome(kind, reason), new Outcome(kind, reason), new Outcome(kind, reason));
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
                        new Outcome(Kind.REJECTED, "no email"),
                        new Outcome(Kind.UNKNOWN, "time-out"),
                        new Outcome(Kind.NOT_SENT, "busy"));
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
                        new Outcome(Kind.UNKNOWN, "The destination's answer mentions this record more than once."),
                        new Outcome(Kind.UNKNOWN, "The destination's answer does not mention this record."));
    }

    @Test
    @SuppressWarnings("NullAway") // a plug-in may do it all the same
    void nullIsUnknown() {
        assertThat(send((delivery, context) -> null))
                .hasSize(3)
                .containsOnly(new Outcome(Kind.UNKNOWN, "The action returned null."));
    }

    @Test
    void eachExceptionSpeaksForEveryRecord() {
        assertAll(new NotSentException("refused", null), Kind.NOT_SENT, "refused");
        assertAll(new OutcomeUnknownException("time-out", null), Kind.UNKNOWN, "time-out");
        assertAll(new RejectedDeliveryException("bad request", null, 400), Kind.REJECTED, "bad request");
        assertAll(new AuthenticationException("expired", null, 401), Kind.CREDENTIAL, "expired");
        assertAll(new DestinationConfigurationException("moved", null, 301), Kind.CONFIGURATION, "moved");
        assertAll(new IllegalStateException("a defect"), Kind.UNKNOWN, "a defect");
        assertAll(new NullPointerException(), Kind.UNKNOWN, "java.lang.NullPointerException");
    }

    @Test
    void errorIsUnknown() {
        assertThat(send((delivery, context) -> {
                    throw new StackOverflowError();
                }))
                .containsOnly(new Outcome(Kind.UNKNOWN, "java.lang.StackOverflowError"));
    }

    @Test
    void interruptIsUnknownAndKept() {
        List<Outcome> outcomes = send((delivery, context) -> {
            throw new InterruptedException("stop");
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes).hasSize(3).containsOnly(new Outcome(Kind.UNKNOWN, "stop"));
    }

    @Test
    void actionIsToldAboutTheSync() {
        List<Outcome> outcomes = send((delivery, context) -> {
            assertThat(context.destinationId()).isEqualTo("crm");
            assertThat(context.mappingId()).isEqualTo("m");
            assertThat(context.syncNumber()).isEqualTo(7);
            assertThat(context.settings().require("url")).isEqualTo("http://localhost");
            assertThat(delivery.attempt()).isOne();
            assertThat(delivery.payloads()).isEqualTo(THREE);
            return DeliveryResult.delivered();
        });

        assertThat(outcomes).containsOnly(Outcome.DELIVERED);
    }

    @Test
    void batchHoldsOneRecordUnlessTheActionSaysMore() {
        ActionChannel channel = channel((delivery, context) -> DeliveryResult.delivered());

        assertThat(channel.batchLimits().maxRecords()).isOne();
        assertThat(channel.batchLimits().maxBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(channel.maxConcurrency()).isEqualTo(4);
    }
}
