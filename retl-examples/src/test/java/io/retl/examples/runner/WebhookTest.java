package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private Shop shop;
    private Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory);
        inbox = new Inbox();
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void rowsArriveInOneRequest() {
        int exitCode = environment.run("sync", "--config", inbox.definitions(shop, 500));

        assertThat(exitCode).isZero();
        assertThat(inbox.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .startsWith("[{\"id\":\"")
                        .contains("{\"id\":\"1\",\"row\":{\"ID\":1,\"EMAIL\":\"ada@example.com\",\"PLAN\":\"pro\"}}")
                        .contains("{\"id\":\"3\",\"row\":{\"ID\":3,\"EMAIL\":\"cem@example.com\",\"PLAN\":null}}"));
    }

    @Test
    void planShowsTheRequestAndSendsNothing() {
        shop.execute("DELETE FROM customers WHERE id > 1");

        int exitCode = environment.run("plan", "customers_to_crm", "--config", inbox.definitions(shop, 500));

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .containsPattern("First requests\n  POST http://localhost:[0-9]+/in.*\n")
                .contains("""
                    [
                      {
                        "id": "1",
                        "row": {
                          "ID": 1,
                          "EMAIL": "ada@example.com",
                          "PLAN": "pro"
                        }
                      }
                    ]
                """.indent(0));
        assertThat(inbox.bodies()).isEmpty();
    }

    @Test
    void destinationThatRefusesEverythingFailsTheSync() {
        inbox.status(422);

        int exitCode = environment.run("sync", "--json", "--config", inbox.definitions(shop, 1));

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.printed())
                .startsWith(
                        "[{\"mapping\":\"customers_to_crm\",\"sync\":1,\"status\":\"FAILED\",\"reason\":{\"code\":\"")
                .contains("\"rejected\":3");
        assertThat(environment.noted()).contains("  3 rejected (RECORD_REJECTED): ");
    }
}
