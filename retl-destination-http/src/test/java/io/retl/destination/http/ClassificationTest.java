package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status that a server may answer with. */
class ClassificationTest {
    private final ScriptedServer server = ScriptedServer.open();
    private final HttpSender sender = Sending.sender();

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 207, 226, 299})
    void successIsReturned(int status) throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(status));

        Response response = sender.send(Sending.post(server.url("/in")));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.isSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {400, 402, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 418, 422, 424, 428, 431, 451, 499})
    void otherClientErrorsAreRejections(int status) {
        assertThat(failure(status)).isInstanceOf(RejectedDeliveryException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedCredentialsAreTold(int status) {
        assertThat(failure(status))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("POST " + server.url("/in") + " answered " + status
                        + ": the credentials were refused. Correct them in the destination's settings.");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308, 399, 501})
    void redirectsAndMissingFeaturesAreMisconfigurations(int status) {
        assertThat(failure(status)).isInstanceOf(DestinationConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {423, 425, 429})
    void requestsToWaitAreNotSent(int status) {
        server.answer(ScriptedServerAnswer.status(status).header("retry-after", "7"));

        NotSentException failure =
                catchThrowableOfType(NotSentException.class, () -> sender.send(Sending.post(server.url("/in"))));

        assertThat(failure)
                .hasMessage("POST " + server.url("/in") + " answered " + status + ", and asks to wait 7 seconds.");
        assertThat(failure.httpStatus()).hasValue(status);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 505, 507, 511, 520, 529, 598, 599, 600, 999})
    void serverErrorsMayHaveBeenApplied(int status) {
        assertThat(failure(status)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void batchThatIsTooLargeIsARejectionSoThatItIsHalved() {
        assertThat(failure(413)).isInstanceOf(RejectedDeliveryException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, PT7S",
        "429, 999999999999, PT1H",
        "429, soon, PT0S",
        "429, '', PT0S",
        "429, 'Wed, 21 Oct 2015 07:28:30 GMT', PT30S",
        "503, 7, PT7S",
        "503, 999999999999, PT1H",
        "503, soon, PT0S",
        "503, '', PT0S",
        "503, 'Wed, 21 Oct 2015 07:28:30 GMT', PT30S",
        "408, 7, PT7S",
        "500, 7, PT7S",
        "529, 7, PT7S"
    })
    void waitIsTakenFromEveryAnswerThatMayChange(int status, String retryAfter, Duration wait) {
        server.answer(ScriptedServerAnswer.status(status)
                .header("retry-after", retryAfter)
                .header("date", "Wed, 21 Oct 2015 07:28:00 GMT"));

        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> sender.send(Sending.post(server.url("/in"))));

        assertThat(RecordResult.of(failure).delay()).contains(wait);
        assertThat(RecordResult.of(failure).httpStatus()).hasValue(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void answerThatDoesNotSayHowLongAsksForNoWait(int status) {
        assertThat(RecordResult.of(failure(status)).delay()).contains(Duration.ZERO);
    }

    @Test
    void everyAnswerIsReturnedToADestinationThatJudgesItself() throws InterruptedException {
        server.answer(
                ScriptedServerAnswer.status(404).header("x-Reason", "gone").body("{\"code\":7}"));

        Response response = sender.exchange(Sending.post(server.url("/in")));

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.isSuccess()).isFalse();
        assertThat(response.header("X-REASON")).contains("gone");
        assertThat(response.text()).isEqualTo("{\"code\":7}");
        assertThat(response).hasToString("Response[404]");
    }

    private DeliveryException failure(int status) {
        server.answer(ScriptedServerAnswer.status(status));

        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> sender.send(Sending.post(server.url("/in"))));

        assertThat(failure.httpStatus()).hasValue(status);
        assertThat(server.requests()).hasSize(1);
        return failure;
    }
}
