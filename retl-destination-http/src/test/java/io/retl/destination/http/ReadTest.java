package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that only reads: whatever becomes of it, nothing was applied. */
class ReadTest {
    private final ScriptedServer server = ScriptedServer.open();
    private final HttpSender sender = Sending.sender();
    private final Request request =
            Request.builder("GET", Url.of(server.url("/schema"))).build();

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @Test
    void troubleOfTheServerMeansThatNothingWasSent() {
        server.answer(ScriptedServerAnswer.status(503).header("retry-after", "7"));

        assertThatThrownBy(() -> sender.read(request)).isInstanceOfSatisfying(NotSentException.class, failure -> {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(failure.httpStatus()).hasValue(503);
        });
    }

    @Test
    void sameTroubleOfARequestThatWritesLeavesItUnknown() {
        server.answer(ScriptedServerAnswer.status(503));

        assertThatThrownBy(() -> sender.send(request)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void refusalStaysARefusal() {
        server.answer(ScriptedServerAnswer.status(400));

        assertThatThrownBy(() -> sender.read(request)).isInstanceOf(RejectedDeliveryException.class);
    }

    @Test
    void answerIsHandedOut() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("{}"));

        assertThat(sender.read(request).text()).isEqualTo("{}");
    }
}
