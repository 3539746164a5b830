package io.retl.destination.braze;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users that get a name: aliases, and identified ones. */
class IdentifyTest {
    private final ScriptedServer server = ScriptedServer.open()
            .otherwise(request -> ScriptedServerAnswer.status(201).body("{\"message\":\"success\"}"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void userIsIdentifiedByAliasAndByEmail() throws InterruptedException {
        try (ActionUnderTest braze = open("identifyUser2").syncMode(SyncMode.UPSERT)) {
            braze.perform(row(Map.of(
                    "external_id",
                    "1",
                    "email_to_identify",
                    "ada@example.com",
                    "prioritization",
                    Map.of("first_priority", "unidentified", "second_priority", "most_recently_updated"))));
            braze.perform(row(Map.of("external_id", "1", "user_alias", Map.of("alias_name", "ada"))));
        }

        assertThat(server.requests())
                .extracting(request -> request + " " + request.text().replace('"', '\''))
                .containsExactly(
                        "POST /users/identify {'emails_to_identify':[{'external_id':'1','email':'ada@example.com',"
                                + "'prioritization':['unidentified','most_recently_updated']}]}",
                        "POST /users/identify {'aliases_to_identify':[{'external_id':'1',"
                                + "'user_alias':{'alias_name':'ada'}}]}");
    }

    @Test
    void emailNeedsAPrioritization() throws InterruptedException {
        try (ActionUnderTest braze = open("identifyUser2").syncMode(SyncMode.ADD)) {
            assertThat(braze.perform(row(Map.of("external_id", "1", "email_to_identify", "ada@example.com"))))
                    .extracting(RecordResult::toString)
                    .containsExactly("REJECTED: \"prioritization\" is required with \"email_to_identify\".");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusalInASuccessIsARejection() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(201).body("{\"errors\":[{\"type\":\"no such alias\"}]}"));
        try (ActionUnderTest braze = open("identifyUser")) {
            assertThat(braze.perform(row(Map.of("external_id", "1", "user_alias", Map.of("alias_name", "ada")))))
                    .extracting(RecordResult::toString)
                    .containsExactly("REJECTED: no such alias");
        }
    }

    @Test
    void aliasOfNobodyHasNoExternalId() throws InterruptedException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("external_id", null);
        fields.put("alias_name", "ada");
        fields.put("alias_label", "nick");
        try (ActionUnderTest braze = open("createAlias2").syncMode(SyncMode.ADD)) {
            braze.perform(row(fields));
        }

        assertThat(server.onlyRequest() + " " + server.onlyRequest().text().replace('"', '\''))
                .isEqualTo("POST /users/alias/new {'user_aliases':[{'alias_name':'ada','alias_label':'nick'}]}");
    }

    @Test
    void modeThatTheActionDoesNotTakeIsRejectedInTheWordsOfSegment() throws InterruptedException {
        try (ActionUnderTest alias = open("createAlias2");
                ActionUnderTest profile = open("updateUserProfile2").syncMode(SyncMode.MIRROR);
                ActionUnderTest event = open("trackEvent2").syncMode(SyncMode.DELETE)) {
            assertThat(alias.perform(row(Map.of())).get(0).reason()).isEqualTo("syncMode must be \"add\"");
            assertThat(profile.perform(row(Map.of())).get(0).reason()).isEqualTo("Sync mode mirror is not supported");
            assertThat(event.perform(row(Map.of())).get(0).reason())
                    .isEqualTo("syncMode must be \"add\" or \"update\"");
        }
    }

    private ActionUnderTest open(String action) {
        return Braze.action(server.url(""), action).single();
    }
}
