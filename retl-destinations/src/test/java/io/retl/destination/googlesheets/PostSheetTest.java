package io.retl.destination.googlesheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostSheetTest {
    private static final String ROWS = "/v4/spreadsheets/book/values/Sheet1!A2:A";
    private static final String UPDATE = "/v4/spreadsheets/book/values:batchUpdate";
    private static final String APPEND =
            "/v4/spreadsheets/book/values/Sheet1!A2:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS";

    private final ScriptedServer server = ScriptedServer.open();
    private final ActionUnderTest action = action("PT30S").syncMode(SyncMode.UPSERT);

    @AfterEach
    void close() {
        action.close();
        server.close();
    }

    @Test
    void presentRowsAreOverwrittenAndOthersAdded() throws InterruptedException {
        server.answer(answer(200, "{\"values\":[[\"7\"],[],[\"1\"],[\"1\"]]}"));

        assertThat(action.perform(row("1", "Ada"), row("2", "Bob"))).containsOnly(RecordResult.delivered());

        assertThat(server.requests())
                .extracting(ScriptedServerRequest::toString)
                .containsExactly("GET " + ROWS, "POST " + UPDATE, "POST " + APPEND);
        assertThat(server.requests().get(1).text())
                .contains("{\"range\":\"Sheet1!A4:C4\",\"values\":[[\"1\",\"Ada\"]]}")
                .contains("{\"range\":\"Sheet1!A1:B1\",\"values\":[[\"id\",\"name\"]]}");
        assertThat(server.requests().get(2).text()).isEqualTo("{\"values\":[[\"2\",\"Bob\"]]}");
        assertThat(server.requests().get(2).header("authorization")).contains("Bearer token-of-sheets");
    }

    @Test
    void refusedUpdateAddsNothingAndSpeaksForTheBatch() throws InterruptedException {
        server.answer(answer(200, "{}")).answer(answer(400, "{\"error\":\"no such range\"}"));

        assertThatThrownBy(() -> action.perform(row("1", "Ada")))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageContaining("no such range");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void refusedAdditionSpeaksForTheAddedRows() throws InterruptedException {
        server.answer(answer(200, "{\"values\":[[\"1\"]]}"))
                .answer(answer(200, "{}"))
                .answer(answer(500, "oops"));

        assertThat(action.perform(row("1", "Ada"), row("2", "Bob")))
                .extracting(RecordResult::status)
                .containsExactly(RecordResult.Status.DELIVERED, RecordResult.Status.UNKNOWN);
    }

    @Test
    void limitOfGoogleIsWaitedFor() {
        server.answer(answer(429, "{}").header("retry-after", "7"));

        assertThatThrownBy(() -> action.perform(row("1", "Ada")))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @Test
    void answerThatNamesNoRowsIsNoEmptySheet() {
        server.answer(answer(200, "[]"));

        assertThatThrownBy(() -> action.perform(row("1", "Ada"))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceIsNoAnswer() {
        server.otherwise(
                request -> request.method().equals("GET") ? answer(200, "{}") : ScriptedServerAnswer.silence());
        try (ActionUnderTest impatient = action("PT0.4S").syncMode(SyncMode.UPSERT)) {
            assertThatThrownBy(() -> impatient.perform(row("1", "Ada"))).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void refusedTokenIsRefreshed() throws InterruptedException {
        server.otherwise(request -> request.target().equals("/oauth2/v4/token")
                ? answer(200, "{\"access_token\":\"fresh-token\"}")
                : answer(request.header("authorization").orElse("").equals("Bearer fresh-token") ? 200 : 401, "{}"));
        assertThatThrownBy(() -> action.perform(row("1", "Ada"))).isInstanceOf(AuthenticationException.class);

        assertThat(action.refreshCredentials()).isTrue();

        assertThat(action.perform(row("1", "Ada"))).containsExactly(RecordResult.delivered());
        assertThat(server.requests().get(1).text())
                .isEqualTo("refresh_token=refresh-of-sheets&client_id=app&client_secret=hush&grant_type=refresh_token");
    }

    @Test
    void sheetWithTooManyCellsTakesNoMore() throws InterruptedException {
        server.answer(answer(200, "{\"values\":[" + "[\"q\"],".repeat(600_000) + "[\"1\"]]}"));

        assertThat(action.perform(row("1", "Ada")))
                .extracting(RecordResult::toString)
                .containsExactly("REJECTED: Sheet has reached maximum limit supported by Segment: 600000 cells.");
    }

    @Test
    void previewShowsWhatAnEmptySheetWouldGet() {
        assertThat(action.preview(row("1", "Ada")))
                .extracting(RequestPreview::body)
                .containsExactly("", action.preview(row("1", "Ada")).get(1).body(), "{\"values\":[[\"1\",\"Ada\"]]}");
        assertThat(server.connections()).isZero();
    }

    private ActionUnderTest action(String timeout) {
        return new ActionUnderTest(
                new GoogleSheetsDestinationProvider(),
                "postSheet2",
                Map.of(
                        "baseUrl",
                        server.url("/"),
                        "timeout",
                        timeout,
                        "accessToken",
                        "token-of-sheets",
                        "refreshToken",
                        "refresh-of-sheets",
                        "clientId",
                        "app",
                        "clientSecret",
                        "hush"));
    }

    private static Payload row(String id, String name) {
        return ActionUnderTest.row(Map.of(
                "record_identifier", id,
                "spreadsheet_id", "book",
                "spreadsheet_name", "Sheet1",
                "data_format", "RAW",
                "fields", Map.of("name", name)));
    }

    private static ScriptedServerAnswer answer(int status, String body) {
        return ScriptedServerAnswer.status(status).body(body);
    }
}
