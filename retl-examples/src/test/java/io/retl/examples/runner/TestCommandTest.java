package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
    }

    @Test
    void sourcesModelsAndDestinationsAreTestedOnALineEach() {
        int exitCode = environment.run("test", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed().replaceAll("H2 [^ ]+ [^ ]+", "H2 ...")).isEqualTo("""
                        ✓ Source 'shop': H2 ... answers, as user ''.
                        ✓ Model 'customers': 3 columns: ID, EMAIL, PLAN.
                        ✓ Destination 'crm': no objection to the credentials.
                        """);
    }

    @Test
    void failureIsALineAndTheOthersAreTested() {
        int exitCode = environment.run("test", "--config", twoSources());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("✗ Source 'gone': "),
                        line -> assertThat(line).startsWith("✓ Source 'shop': H2 "),
                        line -> assertThat(line)
                                .isEqualTo("✗ Model 'unreachable': not tested, because its source 'gone' failed."),
                        line -> assertThat(line)
                                .contains("✗ ")
                                .contains("'broken'")
                                .contains("NOWHERE"),
                        line -> assertThat(line).isEqualTo("✓ Model 'sound': 1 column: ID."));
        assertThat(environment.noted()).isEmpty();
    }

    @Test
    void terminalWithoutTheSignsGetsWords() {
        environment.charset(StandardCharsets.US_ASCII).run("test", "--config", twoSources());

        assertThat(environment.printed().lines())
                .extracting(line -> line.substring(0, 7))
                .containsExactly("FAILED ", "ok     ", "FAILED ", "FAILED ", "ok     ");
    }

    @Test
    void documentHasEveryOutcome() {
        int exitCode = environment.run("test", "--json", "--config", twoSources());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed().replaceAll("\"message\":\"([^\"\\\\]|\\\\.)*\"", "\"message\":\"...\""))
                .isEqualTo("""
                        {"sources":[{"id":"gone","ok":false,"message":"..."},{"id":"shop","ok":true,"message":"..."}],\
                        "models":[{"id":"unreachable","ok":false,"message":"..."},\
                        {"id":"broken","ok":false,"message":"..."},{"id":"sound","ok":true,"message":"..."}],"destinations":[]}
                        """);
    }

    @Test
    void credentialsThatADestinationDoesNotTakeAreALineWithoutThem() {
        try (ScriptedServer server = ScriptedServer.open()) {
            server.answer(ScriptedServerAnswer.status(404).body("no such key s3cret-key"));

            int exitCode = environment.run("test", "--config", shop.file("""
                            {"destinations": [{"id": "cdp", "type": "segment",
                               "settings": {"source_write_key": "s3cret-key", "baseUrl": "%s"}}]}
                            """.formatted(server.url(""))));

            assertThat(exitCode).isEqualTo(1);
            assertThat(environment.printed())
                    .startsWith("✗ Destination 'cdp': Credentials are invalid: 404")
                    .doesNotContain("s3cret-key");
        }
    }

    private String twoSources() {
        return shop.file("""
                {"controlStore": {"jdbcUrl": "jdbc:h2:mem:control"},
                 "sources": [{"id": "gone", "jdbcUrl": "jdbc:h2:mem:gone;IFEXISTS=TRUE"},
                             {"id": "shop", "jdbcUrl": "%s"}],
                 "models": [{"id": "unreachable", "source": "gone", "query": "SELECT 1 AS id", "uniqueIdentifier": "id"},
                            {"id": "broken", "source": "shop", "query": "SELECT id FROM nowhere", "uniqueIdentifier": "id"},
                            {"id": "sound", "source": "shop", "query": "SELECT 1 AS id", "uniqueIdentifier": "id"}]}
                """.formatted(shop.jdbcUrl()));
    }
}
