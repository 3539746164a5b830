package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets stand in every place that takes one, every log line is on, and syncs succeed and fail in each way that might
 * repeat one: no log, message, stack trace, thread name or table has any of them.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SecretsTest {
    private static final String CANARY = "canary";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeTheShop() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "shop", "canary-database");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR)");
            statement.execute("INSERT INTO people VALUES (1, 'ann@example.org'), (2, 'bob@example.org')");
        }
    }

    @Test
    void noSecretIsLoggedPrintedOrStored() throws Exception {
        String output;
        try (ScriptedServer server = ScriptedServer.open()) {
            server.answer(
                            ScriptedServerAnswer.status(500)
                                    .body("Authorization canary-header X-Signature canary-shared"),
                            ScriptedServerAnswer.status(422).body("you sent canary-header"),
                            ScriptedServerAnswer.status(401).body("canary-header is wrong"))
                    .otherwise(request -> ScriptedServerAnswer.status(200));
            output = outputOf(
                    file("works.json", url(), "CORRECT", server.url("/in")),
                    file("refused.json", url(), "WRONG", server.url("/in")),
                    file(
                            "nobody.json",
                            "jdbc:postgresql://localhost:1/shop?password=canary-parameter",
                            "WRONG",
                            "http://localhost:1/in"),
                    file(
                            "no-driver.json",
                            "jdbc:none://shop:canary-url@localhost/shop",
                            "CORRECT",
                            "http://localhost:1/in"),
                    file("wrong.json", url(), "CORRECT", "no url"));
            assertThat(server.requests())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).contains("Bearer canary-header"));
        }

        assertThat(output)
                .contains(" DEBUG ", "RECORD_REJECTED", "you sent ***", "done 5")
                .doesNotContainIgnoringCase(CANARY);
        assertThat(tables()).contains("records_people-to-hook").doesNotContainIgnoringCase(CANARY);
    }

    private String url() {
        return "jdbc:h2:" + directory.resolve("shop").toAbsolutePath();
    }

    private String file(String name, String jdbcUrl, String password, String target) throws IOException {
        return Files.writeString(directory.resolve(name), """
                {"controlStore": {"jdbcUrl": "jdbc:h2:mem:control;DB_CLOSE_DELAY=-1;USER=retl;PASSWORD=canary-control"},
                 "sources": [{"id": "shop", "jdbcUrl": "%s", "user": "shop", "password": "${env:%s}"}],
                 "models": [{"id": "people", "source": "shop", "query": "SELECT id, email FROM people",
                   "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "hook", "type": "webhook", "settings": {"sharedSecret": "${env:SHARED}"},
                                   "retryPolicy": {"attempts": 1, "time": "PT0S"}}],
                 "mappings": [{"id": "people-to-hook", "model": "people", "destination": "hook", "action": "send",
                   "fields": {"url": "%s", "headers": {"Authorization": "Bearer ${env:HEADER}"},
                     "data": {"@path": "$.properties"}}}]}
                """.formatted(jdbcUrl, password, target))
                .toString();
    }

    private String outputOf(String... files) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SecretsProbe.class.getName()));
        command.addAll(List.of(files));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CORRECT", "canary-database");
        builder.environment().put("WRONG", "canary-wrong");
        builder.environment().put("SHARED", "canary-shared");
        builder.environment().put("HEADER", "canary-header");
        Process child = builder.start();
        try {
            assertThat(child.waitFor(2, TimeUnit.MINUTES))
                    .as("the child ended in time")
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The whole database as a script. */
    private String tables() throws SQLException {
        StringBuilder script = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url(), "shop", "canary-database");
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("SCRIPT NOPASSWORDS")) {
            while (lines.next()) {
                script.append(lines.getString(1)).append('\n');
            }
        }
        return script.toString();
    }
}
