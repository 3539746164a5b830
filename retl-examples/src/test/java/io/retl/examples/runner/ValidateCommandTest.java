package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String TEN_PROBLEMS = """
            {"sources": [{"id": "shop", "jdbcUrl": "jdbc:h2:mem:any", "pasword": "canary-1"},
                         {"id": "a b", "jdbcUrl": "jdbc:h2:mem:any"}],
             "models": [{"id": "customers", "source": "shop", "query": "", "uniqueIdentifier": "id"},
                        {"id": "orders", "source": "shp", "query": "SELECT 1 AS id", "uniqueIdentifier": "id"},
                        {"id": "orders", "source": "shop", "query": "SELECT 1 AS id"}],
             "destinations": [{"id": "crm", "type": "outbx", "settings": {"file": "canary-2"}},
                              {"id": "mail", "type": "outbox", "settings": {"fil": "canary-3"}}],
             "mappings": [{"id": "m", "model": "nobody", "destination": "crm", "action": "append", "trigger": "changed",
                           "fields": {"line": {"@pth": "$.x"}}}],
             "lease": "PT1S"}
            """;

    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    @Test
    void soundDefinitionsAreCounted() {
        String file = new Shop(directory).definitions();

        int exitCode = environment.run("validate", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo(file + " is fine: 1 source, 1 model, 1 destination, 1 mapping.\n");
        assertThat(environment.noted()).isEmpty();
    }

    @Test
    void documentHasTheCounts() {
        int exitCode = environment.run("validate", "--json", "--config", new Shop(directory).definitions());

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .isEqualTo("{\"sources\":1,\"models\":1,\"destinations\":1,\"mappings\":1,\"notes\":[]}\n");
    }

    @Test
    void controlStoreIsNotConnectedTo() {
        Shop shop = new Shop(directory);
        shop.definitions();
        String file = shop.edit("{\"sources\"", "{\"controlStore\": {\"jdbcUrl\": \"jdbc:nowhere:any\"}, \"sources\"");

        int exitCode = environment.run("validate", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).endsWith("""
                 is fine: 1 source, 1 model, 1 destination, 1 mapping.
                """);
    }

    @Test
    void nothingIsConnectedTo() {
        Shop shop = new Shop(directory);
        shop.definitions();
        String file = shop.edit(shop.jdbcUrl(), "jdbc:postgresql://localhost:1/shop");

        int exitCode = environment.run("validate", "--config", file);

        assertThat(exitCode).isZero();
    }

    @Test
    void everyProblemHasItsLine() {
        String file = new Shop(directory).file(TEN_PROBLEMS);

        int exitCode = environment.run("validate", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.printed()).isEmpty();
        assertThat(environment.noted().lines())
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(line -> line.matches("retl\\.json:[0-9]+:[0-9]+: .*"));
        assertThat(environment.noted()).doesNotContain("canary").doesNotContain("\tat ");
    }

    @Test
    void problemsAreADocumentWhenThatIsWanted() {
        String file = new Shop(directory).file("{\"sources\": 1}");

        int exitCode = environment.run("validate", "--json", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.printed())
                .startsWith("{\"problems\":[{\"code\":\"CONFIGURATION\",\"message\":\"retl.json:1:13: ")
                .endsWith("\"}]}\n");
        assertThat(environment.noted()).isEmpty();
    }

    @Test
    void missingFileIsASentence() {
        int exitCode = environment.run("validate", "--config", "nowhere.json");

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted())
                .isEqualTo("The definitions file 'nowhere.json' is not there. Name another one with --config FILE.\n");
    }
}
