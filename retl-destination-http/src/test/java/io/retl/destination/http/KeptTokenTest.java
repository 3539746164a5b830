package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptTokenTest {
    private final AtomicInteger fetches = new AtomicInteger();
    private final KeptToken token = new KeptToken(() -> "t" + fetches.incrementAndGet());

    @Test
    void tokenIsFetchedWhenItIsNeededAndKept() throws InterruptedException {
        assertThat(fetches).hasValue(0);
        assertThat(token.secrets()).isEmpty();

        assertThat(token.current().text()).isEqualTo("t1");
        assertThat(token.current().text()).isEqualTo("t1");

        assertThat(token.secrets()).containsExactly("t1");
    }

    @Test
    void tokenThatHasRunOutIsReplacedUnasked() throws InterruptedException {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        KeptToken brief = new KeptToken(
                () -> new KeptToken.Grant("t" + fetches.incrementAndGet(), Duration.ofNanos(10)), now::get);

        assertThat(brief.current().text()).isEqualTo("t1");
        now.addAndGet(9);
        assertThat(brief.current().text()).as("just before").isEqualTo("t1");
        now.addAndGet(1);
        assertThat(brief.current().text()).as("at the end").isEqualTo("t2");
        assertThat(brief.secrets()).containsExactly("t2", "t1");
    }

    @Test
    void refusedTokenIsReplaced() throws InterruptedException {
        token.current().answered(401);

        assertThat(token.refresh()).isTrue();
        assertThat(token.current().text()).isEqualTo("t2");
        assertThat(token.secrets()).containsExactly("t2", "t1");
    }

    @Test
    void destinationMayRefuseWithoutAStatus() throws InterruptedException {
        token.current().answered(200);
        assertThat(token.refresh()).isTrue();
        token.current().answered(200);
        assertThat(token.refresh()).isTrue();

        assertThat(token.current().text()).isEqualTo("t3");
    }

    @Test
    void refusalsOfOneTokenFetchOneNewToken() throws InterruptedException {
        token.current().answered(401);

        assertThat(token.refresh()).isTrue();
        assertThat(token.refresh())
                .as("another mapping, before the new token was used")
                .isTrue();
        token.current().answered(200);
        assertThat(token.refresh()).as("a third mapping, after it was used").isTrue();

        assertThat(fetches).hasValue(2);
    }

    @Test
    void lateRefusalOfAnOldTokenChangesNothing() throws InterruptedException {
        KeptToken.Token old = token.current();
        old.answered(403);
        token.refresh();
        token.current().answered(200);

        old.answered(401);

        assertThat(token.refresh()).isTrue();
        assertThat(token.current().text()).isEqualTo("t2");
    }

    @Test
    void newTokenThatIsRefusedTooIsReplaced() throws InterruptedException {
        token.current().answered(401);
        token.refresh();
        token.current().answered(401);

        assertThat(token.refresh()).isTrue();
        assertThat(token.current().text()).isEqualTo("t3");
    }

    @Test
    void sameTokenAgainIsNoNewOne() throws InterruptedException {
        KeptToken stubborn = new KeptToken(() -> "always");
        stubborn.current().answered(401);

        assertThat(stubborn.refresh()).isFalse();
    }

    @Test
    void onlyTheLastTokensAreRemembered() throws InterruptedException {
        for (int refusal = 0; refusal < 9; refusal++) {
            token.current().answered(401);
            token.refresh();
        }

        assertThat(token.secrets()).containsExactly("t10", "t9", "t8", "t7");
    }

    @Test
    void tokenThatCannotBeSentStopsTheSync() {
        assertThatThrownBy(() -> new KeptToken(() -> "").current())
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("There is no token: its source gave an empty one.");
        assertThatThrownBy(() -> new KeptToken(() -> "canary\r\nx: y").current())
                .isInstanceOf(AuthenticationException.class)
                .hasMessage(
                        "There is no token: it cannot be sent: The header 'authorization' has a character outside of"
                                + " printable ASCII at position 7.");
    }

    @Test
    void failureToFetchNeverSpeaksForTheChange() {
        assertThat(failure(new NotSentException("no connection", null)))
                .isInstanceOf(NotSentException.class)
                .hasMessage("no connection");
        assertThat(failure(new AuthenticationException("wrong secret", null, 401)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("wrong secret");
        assertThat(failure(new DestinationConfigurationException("moved", null, 301)))
                .isInstanceOf(DestinationConfigurationException.class);
        assertThat(failure(new OutcomeUnknownException("time-out", null)))
                .isInstanceOf(NotSentException.class)
                .hasMessage("There is no token: time-out");
        assertThat(failure(new OutcomeUnknownException("down", null, 503, Duration.ofSeconds(7))))
                .isInstanceOfSatisfying(NotSentException.class, failure -> {
                    assertThat(failure.httpStatus()).hasValue(503);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                });
        assertThat(failure(new RejectedDeliveryException("invalid_grant", null, 400)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("There is no token: invalid_grant");
        assertThat(failure(new IllegalStateException("canary")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("There is no token: java.lang.IllegalStateException.");
    }

    @Test
    void failedFetchIsTriedAgainByTheNext() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        KeptToken flaky = new KeptToken(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new NotSentException("no connection", null);
            }
            return "t";
        });

        assertThatThrownBy(flaky::current).isInstanceOf(NotSentException.class);

        assertThat(flaky.current().text()).isEqualTo("t");
    }

    @Test
    void threadsThatNeedATokenFetchOneTogether() throws Exception {
        int many = 8;
        CountDownLatch start = new CountDownLatch(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<String>> texts = new ArrayList<>();
            Callable<String> first = () -> {
                start.countDown();
                assertThat(start.await(30, TimeUnit.SECONDS)).isTrue();
                return token.current().text();
            };
            for (int thread = 0; thread < many; thread++) {
                texts.add(threads.submit(first));
            }
            for (Future<String> text : texts) {
                assertThat(text.get(30, TimeUnit.SECONDS)).isEqualTo("t1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static DeliveryException failure(RuntimeException thrown) {
        KeptToken failing = new KeptToken(() -> {
            throw thrown;
        });
        return catchThrowableOfType(DeliveryException.class, failing::current);
    }
}
