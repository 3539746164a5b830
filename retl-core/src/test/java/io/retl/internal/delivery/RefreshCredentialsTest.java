package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Settings;
import io.retl.internal.delivery.Outcome.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefreshCredentialsTest {
    private static final Destination CRM =
            Destination.builder("crm").type("webhook").build();
    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    /** How an action gets new credentials. */
    private interface Refresh {
        boolean run() throws InterruptedException;
    }

    private record Renewing(Refresh refresh) implements Action {
        @Override
        public String name() {
            return "send";
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
            return DeliveryResult.delivered();
        }

        @Override
        public boolean refreshCredentials(DeliveryContext context) throws InterruptedException {
            assertThat(context.mappingId()).isEqualTo("people");
            return refresh.run();
        }
    }

    private static ActionChannel channel(Refresh refresh, Pace pace) {
        return new ActionChannel(
                new Renewing(refresh), CRM, Settings.complete(Map.of(), List.of()), pace, ActionOptions.NONE);
    }

    private static Outcome outcome(Refresh refresh) {
        ActionChannel channel = channel(refresh, new Pace(CRM, () -> 0));
        return channel.refreshCredentials(channel.context("people", 1));
    }

    @Test
    void newCredentialsMakeAnotherTryWorthwhile() {
        assertThat(outcome(() -> true)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void withoutNewOnesTheRefusalStays() {
        assertThat(outcome(() -> false)).isEqualTo(Outcome.of(Kind.CREDENTIAL, "There are no other credentials."));
    }

    @Test
    void whateverIsThrownIsTheReason() {
        assertThat(outcome(() -> {
                    throw new AuthenticationException("the refresh token ran out", null, 400);
                }))
                .isEqualTo(Outcome.of(Kind.CREDENTIAL, "the refresh token ran out"));
        assertThat(outcome(() -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo(Outcome.of(Kind.CREDENTIAL, "java.lang.StackOverflowError"));
    }

    @Test
    void interruptIsKept() {
        Outcome outcome = outcome(() -> {
            throw new InterruptedException();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(Outcome.of(Kind.CREDENTIAL, "Getting new credentials was interrupted."));
    }

    @Test
    void mappingsOfADestinationRefreshOneAfterTheOther() throws Exception {
        Pace pace = new Pace(CRM, () -> 0);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger at = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Refresh slow = () -> {
            most.accumulateAndGet(at.incrementAndGet(), Math::max);
            inside.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            at.decrementAndGet();
            return true;
        };

        CompletableFuture<Outcome> one = new CompletableFuture<>();
        CompletableFuture<Outcome> other = new CompletableFuture<>();
        start(channel(slow, pace), one);
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Thread second = start(channel(slow, pace), other);
        while (!WAITING.contains(second.getState())) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.DELIVERED);
        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.DELIVERED);
        assertThat(most).hasValue(1);
    }

    private static Thread start(ActionChannel channel, CompletableFuture<Outcome> outcome) {
        Thread thread = new Thread(() -> outcome.complete(channel.refreshCredentials(channel.context("people", 1))));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
