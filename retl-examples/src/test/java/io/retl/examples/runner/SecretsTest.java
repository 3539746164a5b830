package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command, on definitions full of secrets, where everything works and where everything fails. */
class SecretsTest {
    private static final List<String[]> COMMANDS = List.of(
            command("validate"),
            command("test"),
            command("preview", "customers"),
            command("plan", "customers_to_crm"),
            command("sync"),
            command("sync", "customers_to_crm", "--show-ids"),
            command("reset", "customers_to_crm", "--yes"),
            command("forget", "customers_to_crm", "--yes"));

    private final TestEnvironment environment = new TestEnvironment().variable("PASSWORD", "canary-password");

    @TempDir
    private Path directory;

    private Shop shop;
    private String file;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory);
        shop.execute("CREATE USER retl PASSWORD 'canary-password' ADMIN");
        try (Inbox inbox = new Inbox()) {
            inbox.definitions(shop, 500);
        } // nobody listens any more
        file = shop.edit(
                "\"jdbcUrl\": \"" + shop.jdbcUrl() + "\"",
                "\"jdbcUrl\": \"" + shop.jdbcUrl()
                        + ";TRACE_LEVEL_FILE=0\", \"user\": \"retl\", \"password\": \"${env:PASSWORD}\"");
    }

    @Test
    void noSecretIsPrinted() {
        runAll(environment);

        assertThat(environment.printed()).contains("customers_to_crm #1 FAILED");
        assertSilent(environment);
    }

    @Test
    void noSecretIsPrintedWhenTheServerRefusesThePassword() {
        environment.variable("PASSWORD", "canary-wrong");

        environment.run("test", "--config", file); // two attempts only: H2 waits longer after each
        environment.run("sync", "--config", file);

        assertThat(environment.printed()).contains("✗ Source 'shop': ", "customers_to_crm #0 PAUSED");
        assertSilent(environment);
    }

    @Test
    void noSecretIsPrintedWhenNoDriverTakesTheUrl() {
        shop.edit("jdbc:h2:mem:", "jdbc:none://canary-host/?password=canary-parameter&x=");

        runAll(environment);

        assertThat(environment.noted()).isNotEmpty();
        assertSilent(environment);
    }

    @Test
    void noSecretIsPrintedWhenNobodyListens() {
        shop.edit(shop.jdbcUrl(), "jdbc:postgresql://localhost:1/shop?password=canary-parameter");

        runAll(environment);

        assertThat(environment.noted()).contains("Source 'shop': ");
        assertSilent(environment);
    }

    private void runAll(TestEnvironment environment) {
        for (String[] command : COMMANDS) {
            assertThat(environment.run(arguments(command, "--config", file))).isBetween(0, 2);
            assertThat(environment.run(arguments(command, "--json", "--config", file)))
                    .isBetween(0, 2);
        }
    }

    private static void assertSilent(TestEnvironment environment) {
        assertThat(environment.printed() + environment.noted())
                .doesNotContain("canary")
                .doesNotContain("\tat ")
                .doesNotContain("Exception:");
    }

    private static String[] command(String... words) {
        return words;
    }

    private static String[] arguments(String[] command, String... more) {
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }
}
