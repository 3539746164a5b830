package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.definition.Definitions;
import io.retl.plan.SyncPlan;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings that name nothing but model, destination and action: the action presets the fields for rows. */
class PresetCustomersTest {
    /** The moment, and the message id, which belongs to state that a plan before the first sync does not make. */
    private static final String OF_THE_SYNC = "\"(timestamp|messageId)\":\"[^\"]*\"";

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final ScriptedServer server = ScriptedServer.open();

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection
                    .createStatement()
                    .execute(
                            "CREATE TABLE customer (id INT PRIMARY KEY, first_name VARCHAR, country VARCHAR, email VARCHAR)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO customer VALUES (?, ?, ?, ?)")) {
                for (List<@Nullable String> row : Csv.rowsOf("customers.csv")) {
                    insert.setInt(1, Integer.parseInt(String.valueOf(row.get(0))));
                    insert.setString(2, row.get(1));
                    insert.setString(3, row.get(7));
                    insert.setString(4, row.get(11));
                    insert.executeUpdate();
                }
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("SHUTDOWN");
        }
    }

    private Retl retl(String settings, String action) throws IOException {
        Path file = Files.writeString(
                directory.resolve("retl.json"), """
                {"sources": [{"id": "shop", "jdbcUrl": "%s"}],
                 "models": [{"id": "customers", "source": "shop", "query": "SELECT * FROM customer", "uniqueIdentifier": "ID"}],
                 "destinations": [{"id": "tool", %s}],
                 "mappings": [{"id": "m", "model": "customers", "destination": "tool", "action": "%s"}]}
                """.formatted(url, settings.replace("BASE", server.url("")), action));
        return Definitions.read(file).build();
    }

    /** What a plan shows is what is sent, to the byte; only what belongs to the sync itself is another. */
    private SyncPlan requireSent(Retl retl, int requests) {
        server.otherwise(request -> ScriptedServerAnswer.status(200).body("{}"));
        SyncPlan plan = retl.plan("m");

        assertThat(retl.sync("m").orThrow().loaded().delivered()).isEqualTo(59);

        assertThat(server.requests()).hasSize(requests);
        String first = server.requests().get(0).text();
        String planned = plan.requests().get(0).body();
        assertThat(start(first)).isEqualTo(start(planned));
        assertThat(plan.refused()).isEmpty();
        return plan;
    }

    /** A plan shows fewer rows than a batch may hold, so its body ends earlier. */
    private static String start(String body) {
        return body.replaceAll(OF_THE_SYNC, "\"$1\":\"\"").substring(0, 500);
    }

    @Test
    void customersAreIdentifiedWithTheirColumnsAsTraits() throws IOException {
        try (Retl retl = retl(
                "\"type\": \"segment\", \"settings\": {\"source_write_key\": \"key\", \"baseUrl\": \"BASE\"}",
                "sendIdentify")) {
            SyncPlan plan = requireSent(retl, 1);

            assertThat(plan.warnings()).isEmpty();
            ScriptedServerRequest request = server.onlyRequest();
            assertThat(request).hasToString("POST /v1/batch");
            assertThat(request.header("authorization")).contains("Basic a2V5Og==");
            assertThat(request.text())
                    .contains("\"userId\":\"1\"")
                    .contains("\"traits\":{\"ID\":1,\"FIRST_NAME\":\"\u0141ukasz\",\"COUNTRY\":\"Germany\"");
        }
    }

    @Test
    void customersBecomeProfilesInBatchesOfSeventyFive() throws IOException {
        try (Retl retl = retl(
                "\"type\": \"braze\", \"settings\": {\"api_key\": \"key\", \"endpoint\":"
                        + " \"https://rest.iad-01.braze.com\", \"baseUrl\": \"BASE\"}",
                "updateUserProfile")) {
            SyncPlan plan = requireSent(retl, 1);

            assertThat(plan.warnings()).isEmpty();
            ScriptedServerRequest request = server.onlyRequest();
            assertThat(request).hasToString("POST /users/track");
            assertThat(request.header("x-braze-batch")).contains("true");
            assertThat(request.text())
                    .contains("\"external_id\":\"1\"")
                    .contains("\"email\":\"customer.1@example.org\"");
        }
    }
}
