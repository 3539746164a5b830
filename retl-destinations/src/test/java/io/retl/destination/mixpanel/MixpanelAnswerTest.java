package io.retl.destination.mixpanel;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records, depending on what Mixpanel answers. */
class MixpanelAnswerTest {
    private static final Payload ADA = row("m1", Map.of("event", "Signed Up", "distinct_id", "1"));
    private static final Payload GRACE = row("m2", Map.of("event", "Signed Up", "distinct_id", "2"));
    private static final Payload KAY = row("m3", Map.of("event", "Signed Up", "distinct_id", "3"));

    private final ScriptedServer server = ScriptedServer.open();
    private final ActionUnderTest track = calls("trackEvent", "PT10S");

    @AfterEach
    void close() {
        track.close();
        server.close();
    }

    @Test
    void eventIsKnownByItsTransitionIfTheMappingDoesNotSayOtherwise() throws InterruptedException {
        track.perform(ADA);

        assertThat(server.onlyRequest()).hasToString("POST /import?strict=1");
        assertThat(server.onlyRequest().header("authorization")).contains("Basic czNjcmV0Og==");
        assertThat(server.onlyRequest().text())
                .isEqualTo(("[{'event':'Signed Up','properties':{'time':1000,'distinct_id':'1','id':'1',"
                                + "'$insert_id':'m1','$source':'segment'}}]")
                        .replace('\'', '"'));
    }

    @Test
    void namedRecordsAreRefusedAndTheOthersDelivered() throws InterruptedException {
        answer(
                400,
                "{'code':400,'failed_records':[{'index':1,'message':'no\ntime, s3cret'}],'num_records_imported':2}"
                        .replace("\n", "\\n"));

        assertThat(track.perform(ADA, GRACE, KAY))
                .extracting(RecordResult::toString)
                .containsExactly("DELIVERED", "REJECTED: no time, ***", "DELIVERED");
    }

    @Test
    void recordsThatTheCountDoesNotCoverAreUnknown() throws InterruptedException {
        answer(200, "{'code':200,'failed_records':[{'index':1}],'num_records_imported':1}");

        assertThat(track.perform(ADA, GRACE, KAY))
                .extracting(RecordResult::toString)
                .containsExactly(
                        "UNKNOWN: Mixpanel's answer does not add up: of 3 events 1 are named as refused, and 1 counted as"
                                + " imported.",
                        "REJECTED: Mixpanel refused the event and does not say why.",
                        "UNKNOWN: Mixpanel's answer does not add up: of 3 events 1 are named as refused, and 1 counted as"
                                + " imported.");
    }

    @Test
    void refusalOfARecordThatIsNotThereLeavesTheOthersOpen() throws InterruptedException {
        answer(400, "{'code':400,'failed_records':[{'index':3,'message':'no time'}]}");

        assertThat(track.perform(ADA, GRACE))
                .extracting(RecordResult::status)
                .containsExactly(RecordResult.Status.UNKNOWN, RecordResult.Status.UNKNOWN);
    }

    @Test
    void refusalThatNamesNoRecordIsThatOfTheWholeRequest() {
        answer(400, "{'code':400,'error':'not a list, s3cret'}");

        assertThatThrownBy(() -> track.perform(ADA, GRACE))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageEndingWith("answered 400: {\"code\":400,\"error\":\"not a list, ***\"}");
    }

    @Test
    void successWithAnotherCodeProvesNothing() {
        answer(200, "{'code':503,'error':'down'}");

        assertThatThrownBy(() -> track.perform(ADA))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessage("Mixpanel answered 200, but with the code 503.");
    }

    @Test
    void refusedProductRefusesItsOrder() throws InterruptedException {
        try (ActionUnderTest purchase = calls("trackPurchase", "PT10S")) {
            Payload order = row(
                    "m4",
                    Map.of(
                            "event",
                            "Order Completed",
                            "generatePurchaseEventPerProduct",
                            true,
                            "products",
                            List.of(Map.of("sku", "a"), Map.of("sku", "b"))));
            answer(400, "{'code':400,'failed_records':[{'index':3,'message':'no price'}],'num_records_imported':4}");

            List<RecordResult> results = purchase.perform(ADA, order, GRACE);

            assertThat(results)
                    .extracting(RecordResult::toString)
                    .containsExactly("DELIVERED", "REJECTED: no price", "DELIVERED");
            assertThat(server.onlyRequest().text())
                    .contains(
                            "{\"time\":998,\"distinct_id\":\"\",\"$insert_id\":\"1m4\",\"$source\":\"segment\",\"sku\":\"b\"}");
        }
    }

    @Test
    void wrongSecretStopsTheSync() {
        server.answer(ScriptedServerAnswer.status(401));

        assertThatThrownBy(() -> track.perform(ADA)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void waitThatMixpanelAsksForIsHandedOn() {
        server.answer(ScriptedServerAnswer.status(429).header("retry-after", "60"));

        assertThatThrownBy(() -> track.perform(ADA))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60)));
    }

    @Test
    void silenceLeavesTheOutcomeOpen() {
        server.answer(ScriptedServerAnswer.silence());
        try (ActionUnderTest impatient = calls("trackEvent", "PT0.3S")) {
            assertThatThrownBy(() -> impatient.perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void zeroIsARefusalOfAProfile() {
        server.answer(ScriptedServerAnswer.status(200).body("0\n"));
        try (ActionUnderTest identify = calls("identifyUser", "PT10S")) {
            assertThatThrownBy(() ->
                            identify.perform(row("m1", Map.of("user_id", "1", "traits", Map.of("plan", "pro")))))
                    .isInstanceOf(RejectedDeliveryException.class)
                    .hasMessage("Mixpanel answered 200 with 0: it does not take the data.");
        }
    }

    @Test
    void timeOutOfIdentifyCoversBothRequests() {
        try (ActionUnderTest identify = calls("identifyUser", "PT7S")) {
            assertThat(identify.action().timeout()).isEqualTo(Duration.ofSeconds(14));
        }
    }

    private void answer(int status, String body) {
        server.answer(ScriptedServerAnswer.status(status).body(body.replace('\'', '"')));
    }

    private ActionUnderTest calls(String action, String timeout) {
        return new ActionUnderTest(
                new MixpanelDestinationProvider(InstantSource.fixed(Instant.ofEpochSecond(1))),
                action,
                Map.of("projectToken", "t0ken", "apiSecret", "s3cret", "baseUrl", server.url("/"), "timeout", timeout));
    }
}
