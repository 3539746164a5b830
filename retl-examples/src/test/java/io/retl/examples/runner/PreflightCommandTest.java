package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = new Shop(directory);
    }

    /** Definitions whose user may nothing but connect. */
    private String poorUser() {
        shop.execute("CREATE USER owner PASSWORD '' ADMIN", "CREATE USER app PASSWORD 'secret'");
        return shop.file("""
                {"sources": [{"id": "shop", "jdbcUrl": "%s", "user": "app", "password": "secret"}],
                 "models": [{"id": "customers", "source": "shop", "query": "SELECT id FROM customers", "uniqueIdentifier": "id"}]}
                """.formatted(shop.jdbcUrl().replace(";DB_CLOSE_DELAY=-1", "")));
    }

    @Test
    void everyRightHasALine() {
        int exitCode = environment.run("preflight", "--config", shop.definitions());

        assertThat(exitCode).isZero();
        assertThat(environment
                        .printed()
                        .replaceAll("H2 [^ ]+ [^ ]+", "H2 ...")
                        .replaceAll("rows_[0-9a-f]+", "rows_..."))
                .isEqualTo("""
                        ✓ Source 'shop': CONNECT on H2 ... as user '': GRANTED
                        ✓ Source 'shop': READ_MODELS on model 'customers': GRANTED
                        ✓ Source 'shop': STATE_SCHEMA on schema '__segment_reverse_etl': GRANTED
                        ✓ Source 'shop': CREATE_TABLES on schema '__segment_reverse_etl': GRANTED
                        ✓ Source 'shop': INSERT_ROWS on own tables: GRANTED
                        ✓ Source 'shop': SELECT_ROWS on own tables: GRANTED
                        ✓ Source 'shop': UPDATE_ROWS on own tables: GRANTED
                        ✓ Source 'shop': MERGE_ROWS on own tables: GRANTED
                        ✓ Source 'shop': DELETE_ROWS on own tables: GRANTED
                        ✓ Source 'shop': DROP_TABLES on table 'preflight_rows_...': GRANTED
                        ✓ Source 'shop': SEQUENCES on schema '__segment_reverse_etl': GRANTED
                        """);
    }

    @Test
    void whatIsMissingIsPrintedAsStatements() {
        int exitCode = environment.run("preflight", "shop", "--config", poorUser());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed().lines())
                .anyMatch(line -> line.startsWith("✗ Source 'shop': READ_MODELS on model 'customers': MISSING. "))
                .anyMatch(line ->
                        line.equals("– Source 'shop': CREATE_TABLES on schema '__segment_reverse_etl': NOT_TESTED."
                                + " Not tested, because there is no schema."))
                .endsWith(
                        "-- The owner of source 'shop' grants what is missing with:",
                        "GRANT SELECT ON SCHEMA <your schema> TO \"APP\";",
                        "CREATE SCHEMA IF NOT EXISTS \"__segment_reverse_etl\" AUTHORIZATION \"APP\";");
    }

    @Test
    void documentHasEveryRightAndTheStatements() {
        int exitCode = environment.run("preflight", "--json", "--config", poorUser());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed())
                .startsWith("{\"sources\":[{\"id\":\"shop\",\"ready\":false,\"rights\":[{\"right\":\"CONNECT\",")
                .contains("\"outcome\":\"MISSING\"", "\"outcome\":\"NOT_TESTED\"")
                .contains("\"grants\":[\"GRANT SELECT ON SCHEMA <your schema> TO \\\"APP\\\";\",");
    }

    @Test
    void sourceThatDoesNotExistIsRefusedBeforeAnythingRuns() {
        int exitCode = environment.run("preflight", "shop", "stock", "--config", shop.definitions());

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).contains("There is no source 'stock'. There are: shop.");
        assertThat(environment.printed()).isEmpty();
    }
}
