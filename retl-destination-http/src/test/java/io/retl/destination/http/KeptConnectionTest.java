package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {
    @Test
    void requestsShareAConnection() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            for (int i = 0; i < 20; i++) {
                sender.send(Sending.post(server.url("/in")));
            }

            assertThat(server.requests()).hasSize(20);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void requestThatBreaksAKeptConnectionIsNotRepeated() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            server.answer(ScriptedServerAnswer.status(200), ScriptedServerAnswer.hangUp());
            sender.send(Sending.post(server.url("/first")));

            assertThatThrownBy(() -> sender.send(Sending.post(server.url("/second"))))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(server.requests()).hasToString("[POST /first, POST /second]");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** As the JDK does with {@code jdk.httpclient.enableAllMethodRetry}, which is read once per process. */
    @Test
    void bodyIsGivenOnce() {
        Attempt attempt = new Attempt(BodyPublishers.ofString("payload"), 100);
        BodySubscriber<String> first = BodySubscribers.ofString(StandardCharsets.UTF_8);
        BodySubscriber<String> second = BodySubscribers.ofString(StandardCharsets.UTF_8);

        assertThat(attempt.keptBody()).isTrue();
        attempt.subscribe(lists(first));
        attempt.subscribe(lists(second));

        assertThat(attempt.keptBody()).isFalse();
        assertThat(first.getBody().toCompletableFuture()).isCompletedWithValue("payload");
        assertThatThrownBy(second.getBody().toCompletableFuture()::join)
                .hasRootCauseMessage("The request was to be sent a second time.");
    }

    private static Flow.Subscriber<ByteBuffer> lists(BodySubscriber<String> target) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                target.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer buffer) {
                target.onNext(List.of(buffer));
            }

            @Override
            public void onError(Throwable failure) {
                target.onError(failure);
            }

            @Override
            public void onComplete() {
                target.onComplete();
            }
        };
    }
}
