package io.retl.destination.hubspot;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpsertContactTest {
    private static final Payload ADA = row(Map.of("email", "ada@example.com", "company", "Analytical"));
    private static final Payload BOB = row(Map.of("email", "Bob@example.com", "lifecyclestage", "Lead"));
    private static final String READ = "POST /crm/v3/objects/contacts/batch/read";
    private static final String CREATE = "POST /crm/v3/objects/contacts/batch/create";
    private static final String UPDATE = "POST /crm/v3/objects/contacts/batch/update";
    private static final String ADA_IS_MISSING_AND_BOB_IS_7 =
            "{\"results\":[{\"id\":\"7\",\"properties\":{\"email\":\"bob@example.com\"}}],\"numErrors\":1,\"errors\":["
                    + "{\"status\":\"error\",\"category\":\"OBJECT_NOT_FOUND\",\"context\":{\"ids\":[\"ada@example.com\"]}}]}";
    private static final String BOB_IS_UPDATED =
            "{\"results\":[{\"id\":\"7\",\"properties\":{\"lifecyclestage\":\"lead\"}}]}";

    private final Account account = new Account();
    private final ActionUnderTest action = account.action("upsertContact", "PT30S");

    @AfterEach
    void close() {
        action.close();
        account.close();
    }

    @Test
    void missingContactIsMade() throws InterruptedException {
        account.answer(404, "{}").answer(201, "{\"id\":\"1\"}");

        assertThat(action.single().perform(ADA)).containsExactly(RecordResult.delivered());

        assertThat(account.requests())
                .containsExactly(
                        "PATCH /crm/v3/objects/contacts/ada@example.com?idProperty=email",
                        "POST /crm/v3/objects/contacts");
        assertThat(account.body(1)).isEqualTo(account.body(0)).contains("\"company\":\"Analytical\"");
    }

    @Test
    void addressCannotLeaveItsPlace() throws InterruptedException {
        account.answer(200, "{\"id\":\"1\"}");

        action.single().perform(row(Map.of("email", "a/../b?c#d%41@example.com")));

        assertThat(account.requests())
                .containsExactly("PATCH /crm/v3/objects/contacts/a%2F..%2Fb%3Fc%23d%2541@example.com?idProperty=email");
    }

    @Test
    void stageThatHubSpotKeptIsEmptiedAndSetAgain() throws InterruptedException {
        account.answer(200, "{\"id\":\"7\",\"properties\":{\"lifecyclestage\":\"customer\"}}");

        assertThat(action.single().perform(BOB)).containsExactly(RecordResult.delivered());

        assertThat(account.requests()).hasSize(3);
        assertThat(account.body(1)).isEqualTo("{\"properties\":{\"lifecyclestage\":\"\"}}");
        assertThat(account.body(2)).isEqualTo(account.body(0));
    }

    @Test
    void stageThatCannotBeEmptiedLeavesTheContactUnknown() {
        account.answer(200, "{\"id\":\"7\",\"properties\":{\"lifecyclestage\":\"customer\"}}")
                .answer(400, "{}");

        assertThatThrownBy(() -> action.single().perform(BOB))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageStartingWith("A part was applied. Then: PATCH ");
    }

    @Test
    void batchIsReadMadeAndUpdated() throws InterruptedException {
        account.answer(207, ADA_IS_MISSING_AND_BOB_IS_7)
                .answer(201, "{\"results\":[{\"id\":\"8\"}]}")
                .answer(200, BOB_IS_UPDATED);

        assertThat(action.perform(ADA, BOB, ADA)).containsOnly(RecordResult.delivered());

        assertThat(account.requests()).containsExactly(READ, CREATE, UPDATE);
        assertThat(account.body(1)).contains("\"email\":\"ada@example.com\"").doesNotContain("bob");
        assertThat(account.body(2))
                .isIn(
                        "{\"inputs\":[{\"id\":\"7\",\"properties\":{\"lifecyclestage\":\"lead\"}}]}",
                        "{\"inputs\":[{\"properties\":{\"lifecyclestage\":\"lead\"},\"id\":\"7\"}]}");
    }

    @Test
    void contactThatNoAnswerMentionsIsUnknown() throws InterruptedException {
        account.answer(207, ADA_IS_MISSING_AND_BOB_IS_7).answer(201, "{}").answer(200, BOB_IS_UPDATED);

        assertThat(action.perform(ADA, BOB))
                .extracting(RecordResult::toString)
                .containsExactly("UNKNOWN: HubSpot's answer does not mention the record.", "DELIVERED");
    }

    @Test
    void contactThatHubSpotRefusesAloneIsRejectedAlone() throws InterruptedException {
        account.answer(207, ADA_IS_MISSING_AND_BOB_IS_7)
                .answer(201, "{\"results\":[{\"id\":\"8\"}]}")
                .answer(
                        207,
                        "{\"results\":[],\"numErrors\":1,\"errors\":[{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\","
                                + "\"message\":\"no such stage\",\"context\":{\"ids\":[\"7\"]}}]}");

        assertThat(action.perform(ADA, BOB))
                .extracting(RecordResult::toString)
                .containsExactly("DELIVERED", "REJECTED: no such stage");
    }

    @Test
    void refusedUpdateDoesNotTakeBackWhatWasMade() throws InterruptedException {
        account.answer(207, ADA_IS_MISSING_AND_BOB_IS_7)
                .answer(201, "{\"results\":[{\"id\":\"8\"}]}")
                .answer(400, "{}");

        assertThat(action.perform(ADA, BOB))
                .extracting(RecordResult::status, RecordResult::isForRequest)
                .containsExactly(
                        tuple(RecordResult.Status.DELIVERED, false), tuple(RecordResult.Status.REJECTED, true));
    }

    @Test
    void refusedReadSpeaksForTheBatch() {
        account.answer(400, "{\"message\":\"bad ids\"}");

        assertThatThrownBy(() -> action.perform(ADA, BOB))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageContaining("bad ids");
    }

    @Test
    void limitOfHubSpotIsWaitedFor() {
        account.server.answer(ScriptedServerAnswer.status(429).header("retry-after", "9"));

        assertThatThrownBy(() -> action.perform(ADA))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9)));
    }

    @Test
    void silenceIsNoAnswer() {
        account.server.otherwise(request -> ScriptedServerAnswer.silence());
        try (ActionUnderTest impatient = account.action("upsertContact", "PT0.4S")) {
            assertThatThrownBy(() -> impatient.single().perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void refusedTokenIsRefreshed() throws InterruptedException {
        account.answer(401, "{}")
                .answer(200, "{\"access_token\":\"fresh-token\"}")
                .answer(200, "{\"id\":\"1\"}");
        assertThatThrownBy(() -> action.single().perform(ADA)).isInstanceOf(AuthenticationException.class);

        assertThat(action.refreshCredentials()).isTrue();

        assertThat(action.perform(ADA)).containsExactly(RecordResult.delivered());
        assertThat(account.requests().get(1)).isEqualTo("POST /oauth/v1/token");
        assertThat(account.server.requests().get(2).header("authorization")).contains("Bearer fresh-token");
    }

    @Test
    void previewShowsTheFirstBodies() {
        assertThat(action.preview(BOB))
                .extracting(RequestPreview::body)
                .hasSize(2)
                .last()
                .asString()
                .contains("\"lifecyclestage\":\"lead\"");
        assertThat(account.requests()).isEmpty();
    }
}
