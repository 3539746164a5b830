package io.retl.destination.braze;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records with several products, each of which is an object of the request. */
class TrackPurchaseTest {
    private static final RecordResult.Status DELIVERED = RecordResult.Status.DELIVERED;
    private static final RecordResult.Status REJECTED = RecordResult.Status.REJECTED;
    private static final RecordResult.Status UNKNOWN = RecordResult.Status.UNKNOWN;
    private static final RecordResult.Status RETRY = RecordResult.Status.RETRY;

    private final ScriptedServer server = ScriptedServer.open()
            .otherwise(request -> ScriptedServerAnswer.status(201).body("{\"message\":\"success\"}"));
    private final ActionUnderTest braze = Braze.action(server.url(""), "trackPurchase", Map.of("app_id", "shop"));

    @AfterEach
    void close() {
        braze.close();
        server.close();
    }

    @Test
    void everyProductIsAPurchaseWithThePropertiesOfBoth() throws InterruptedException {
        Payload order = row(Map.of(
                "external_id",
                "1",
                "time",
                "2026-11-21T08:00:00Z",
                "products",
                List.of(
                        Map.of("product_id", "a", "price", 1.5, "color", "red"),
                        Map.of("product_id", "b", "price", 2, "quantity", 3, "currency", "EUR", "color", "blue")),
                "properties",
                Map.of("color", "grey", "products", "left out")));

        braze.perform(order);

        assertThat(server.onlyRequest().text().replace('"', '\''))
                .isEqualTo("{'purchases':["
                        + "{'external_id':'1','app_id':'shop','time':'2026-11-21T08:00:00.000Z',"
                        + "'product_id':'a','price':1.5,'currency':'USD','properties':{'color':'grey'}},"
                        + "{'external_id':'1','app_id':'shop','time':'2026-11-21T08:00:00.000Z',"
                        + "'product_id':'b','price':2,'quantity':3,'currency':'EUR','properties':{'color':'grey'}}]}");
        assertThat(server.onlyRequest().header("x-braze-batch")).contains("true");
    }

    @Test
    void refusedProductIsARefusedRecord() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(201).body("{\"errors\":[{\"type\":\"price\",\"index\":3}]}"));

        assertThat(braze.perform(order(2), order(2), order(1)))
                .extracting(RecordResult::status)
                .containsExactly(DELIVERED, REJECTED, DELIVERED);
    }

    @Test
    void recordThatReachesBeyondTheLimitAndThoseBehindItAreSentInAnotherBatch() throws InterruptedException {
        List<RecordResult> results = braze.perform(order(40), order(35), order(1), order(1));

        assertThat(results).extracting(RecordResult::status).containsExactly(DELIVERED, DELIVERED, RETRY, RETRY);
        assertThat(results.get(2).delay()).contains(Duration.ZERO);
        assertThat(results.get(2).reason()).startsWith("Max batch size exceeded. This event was included in a batch");
        assertThat(server.onlyRequest().text().split("product_id", -1)).hasSize(76);
    }

    @Test
    void failureOfTheRequestSaysNothingOfRecordsThatWereLeftOver() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(503));

        List<RecordResult> results = braze.perform(order(40), order(40));

        assertThat(results).extracting(RecordResult::status).containsExactly(UNKNOWN, RETRY);
        assertThat(results).extracting(RecordResult::isForRequest).containsExactly(true, false);
    }

    @Test
    void recordThatNoRequestHoldsIsRejected() throws InterruptedException {
        List<RecordResult> results = braze.perform(order(76), order(75));

        assertThat(results).extracting(RecordResult::status).containsExactly(REJECTED, DELIVERED);
        assertThat(results.get(0).reason())
                .isEqualTo("Max batch size exceeded. This payload contains 76 products, which is more than Braze's"
                        + " maximum batch size of 75 objects per batch.");
    }

    @Test
    void recordWithoutProductsIsNeverDelivered() throws InterruptedException {
        assertThat(braze.perform(order(0), order(1)))
                .extracting(RecordResult::toString)
                .containsExactly(
                        "REJECTED: This event was not sent to Braze because it did not contain any products.",
                        "DELIVERED");
        assertThat(braze.single().perform(order(0)).get(0).status()).isEqualTo(REJECTED);
    }

    @Test
    void singleRecordMayHaveAnyNumberOfProducts() throws InterruptedException {
        assertThat(braze.single().perform(order(76))).containsExactly(RecordResult.delivered());
    }

    private static Payload order(int products) {
        return row(Map.of(
                "external_id",
                "1",
                "time",
                "2026-11-21T08:00:00Z",
                "products",
                Collections.nCopies(products, Map.of("product_id", "p", "price", 1))));
    }
}
