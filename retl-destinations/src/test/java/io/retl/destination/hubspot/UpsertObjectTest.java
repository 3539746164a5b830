package io.retl.destination.hubspot;

import static io.retl.destination.hubspot.Account.company;
import static io.retl.destination.hubspot.Account.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpsertObjectTest {
    private static final String PROPERTIES = "GET /crm/v3/properties/company";
    private static final String UPSERT = "POST /crm/v3/objects/company/batch/upsert";
    private static final String PLAN_IS_A_TEXT =
            "{\"results\":[{\"name\":\"plan\",\"type\":\"string\",\"fieldType\":\"text\"}]}";

    private final Account account = new Account();
    private final ActionUnderTest action =
            account.action("upsertObject", "PT30S").syncMode(SyncMode.UPSERT);

    @AfterEach
    void close() {
        action.close();
        account.close();
    }

    @Test
    void schemaIsReadOncePerMappingAndHour() throws InterruptedException {
        account.server.otherwise(request -> ScriptedServerAnswer.status(200)
                .body(request.method().equals("GET") ? PLAN_IS_A_TEXT : found("a.com")));

        action.perform(plan("a.com", "gold"));
        action.perform(plan("a.com", "silver"));
        assertThat(account.requests()).as("remembered").containsExactly(PROPERTIES, UPSERT, UPSERT);

        action.mapping("another").perform(plan("a.com", "gold"));
        account.nanoTime.addAndGet(Duration.ofMinutes(61).toNanos());
        action.perform(plan("a.com", "silver"));
        assertThat(account.requests().subList(3, 7))
                .as("another mapping, and an hour later")
                .containsExactly(PROPERTIES, UPSERT, PROPERTIES, UPSERT);
    }

    @Test
    void propertyOfAnotherTypeIsRefusedInHubSpotsWords() {
        account.answer(200, "{\"results\":[{\"name\":\"plan\",\"type\":\"number\",\"fieldType\":\"number\"}]}");

        assertThatThrownBy(() -> action.perform(plan("a.com", "gold")))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Payload property with name plan has a different type to the property in HubSpot. Expected:"
                        + " type = string fieldType = text. Received: type = number fieldType = number");
    }

    @Test
    void recordWithAWrongNameDoesNotHoldBackTheOthers() throws InterruptedException {
        account.answer(200, PLAN_IS_A_TEXT).answer(200, found("a.com"));

        assertThat(action.perform(company("b.com", Map.of("properties", Map.of("1st", 1))), plan("a.com", "gold")))
                .extracting(RecordResult::toString)
                .containsExactly(
                        "REJECTED: Property 1st in event has an invalid name. Property names must start with a letter.",
                        "DELIVERED");
        assertThat(account.body(1)).doesNotContain("b.com");
    }

    @Test
    void typesOfRecordsAreNotMixed() throws InterruptedException {
        account.server.otherwise(
                request -> ScriptedServerAnswer.status(request.target().contains("deal") ? 400 : 200)
                        .body(found("a.com")));
        Payload deal = ActionUnderTest.row(Map.of(
                "object_details", Map.of("object_type", "deal", "id_field_name", "domain", "id_field_value", "a.com")));

        assertThat(action.perform(company("a.com", Map.of()), deal))
                .extracting(RecordResult::status)
                .containsExactly(RecordResult.Status.DELIVERED, RecordResult.Status.REJECTED);
        assertThat(account.requests()).containsExactly(UPSERT, "POST /crm/v3/objects/deal/batch/upsert");
    }

    @Test
    void changesOfOneRecordAreMergedByTime() throws InterruptedException {
        account.answer(200, PLAN_IS_A_TEXT).answer(200, found("a.com"));

        assertThat(action.perform(
                        plan("a.com", "new", "2024-01-02T00:00:00Z"), plan("a.com", "old", "2024-01-01T00:00:00Z")))
                .containsOnly(RecordResult.delivered())
                .hasSize(2);
        assertThat(account.body(1)).contains("new").doesNotContain("old");
    }

    @Test
    void wrongAssociationDoesNotHoldBackThoseOfOtherRecords() throws InterruptedException {
        account.server.otherwise(request -> ScriptedServerAnswer.status(
                        request.target().contains("/associations/")
                                        && request.text().contains("id-bad.com")
                                ? 400
                                : 200)
                .body(found("a.com", "b.com", "c.com", "good.com", "bad.com")));

        List<RecordResult> results = action.perform(
                associated("a.com", "good.com"), associated("b.com", "bad.com"), associated("c.com", "good.com"));

        assertThat(results)
                .extracting(RecordResult::status)
                .containsExactly(
                        RecordResult.Status.DELIVERED, RecordResult.Status.UNKNOWN, RecordResult.Status.DELIVERED);
        assertThat(results.get(1).reason()).startsWith("A part was applied. Then: ");
        assertThat(account.body(1)).as("each other record once").containsOnlyOnce("\"id\":\"good.com\"");
        assertThat(account.server.requests())
                .filteredOn(request -> request.target().contains("/associations/"))
                .as("all, then halves of 1 and 2, then halves of 1")
                .hasSize(5);
    }

    @Test
    void recordThatNoAnswerMentionsIsUnknown() throws InterruptedException {
        account.answer(200, "{\"results\":[],\"numErrors\":1,\"errors\":[{\"message\":\"x\"}]}");

        assertThat(action.perform(company("a.com", Map.of())))
                .extracting(RecordResult::toString)
                .containsExactly("UNKNOWN: HubSpot's answer does not mention the record.");
    }

    @Test
    void recordsThatAreThereAreNotAdded() throws InterruptedException {
        account.answer(200, found("a.com"));

        assertThat(action.syncMode(SyncMode.ADD).perform(company("a.com", Map.of())))
                .containsExactly(RecordResult.delivered());
        assertThat(account.requests()).containsExactly("POST /crm/v3/objects/company/batch/read");
    }

    @Test
    void listThatCannotBeReadIsNotMade() {
        account.answer(503, "{}");
        Map<String, Object> wish = Map.of(
                "connected_to_engage_audience", false,
                "list_name", "VIP",
                "list_action", true,
                "should_create_list", true);

        assertThatThrownBy(() -> action.perform(company("a.com", Map.of("list_details", wish))))
                .hasMessageContaining("answered 503");
        assertThat(account.requests()).containsExactly("GET /crm/v3/lists/object-type-id/company/name/VIP");
    }

    @Test
    void previewShowsTheFirstBodies() {
        assertThat(action.preview(plan("a.com", "gold")))
                .extracting(RequestPreview::body)
                .hasSize(2)
                .last()
                .asString()
                .contains("\"plan\":\"gold\"")
                .contains("\"domain\":\"a.com\"");
    }

    private static Payload plan(String domain, String plan) {
        return company(domain, Map.of("properties", Map.of("plan", plan)));
    }

    private static Payload plan(String domain, String plan, String timestamp) {
        return company(domain, Map.of("properties", Map.of("plan", plan), "timestamp", timestamp));
    }

    private static Payload associated(String domain, String other) {
        return company(
                domain,
                Map.of(
                        "associations",
                        List.of(Map.of(
                                "object_type", "company",
                                "association_label", "USER_DEFINED:1",
                                "id_field_name", "domain",
                                "id_field_value", other))));
    }
}
