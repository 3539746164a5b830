package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the first sync prints what the runner prints; here on H2, where the page has PostgreSQL. */
class FirstSyncPageTest {
    private static final Path PAGE =
            Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("first-sync.md");
    private static final Pattern BLOCK = Pattern.compile("```(sql|json|text)\\R(.*?)```", Pattern.DOTALL);
    private static final String COMMAND = "$ retl ";

    /** The statements before this one make the table and the role. */
    private static final String EDIT = "INSERT INTO customers VALUES (4,";

    private final String jdbcUrl = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @TempDir
    private Path directory;

    @Test
    void everyCommandPrintsWhatThePageSays() throws IOException, SQLException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        List<String> commands = new ArrayList<>();
        execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, email VARCHAR(100), plan VARCHAR(100));"
                + " INSERT INTO customers VALUES (1, 'ada@example.com', 'pro'), (2, 'bob@example.com', 'free'),"
                + " (3, 'cem@example.com', 'free'); CREATE USER retl PASSWORD 'choose-one' ADMIN");

        try (LocalInbox inbox = LocalInbox.open(0, new PrintStream(arrived, true, StandardCharsets.UTF_8))) {
            Matcher block = BLOCK.matcher(Files.readString(PAGE));
            while (block.find()) {
                String text = block.group(2);
                if (block.group(1).equals("json")) {
                    define(text, inbox.port());
                } else if (text.startsWith(EDIT)) {
                    execute(text);
                } else if (text.startsWith(COMMAND)) {
                    commands.add(checkedCommand(text, inbox.port()));
                }
            }
        }

        assertThat(commands)
                .containsExactly(
                        "validate",
                        "test",
                        "preview customers",
                        "plan customers_to_crm",
                        "sync",
                        "plan customers_to_crm",
                        "sync",
                        "sync");
        assertThat(arrived.toString(StandardCharsets.UTF_8).lines().filter("POST /in"::equals))
                .hasSize(3);
    }

    @Test
    void definitionsHaveFewerThanTwentyFiveLines() throws IOException {
        Matcher block = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));

        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines().count()).isLessThan(25);
    }

    private void define(String definitions, int port) throws IOException {
        assertThat(definitions).contains("jdbc:postgresql://localhost:5432/shop", "localhost:9000");
        Files.writeString(
                directory.resolve("retl.json"),
                definitions
                        .replace("jdbc:postgresql://localhost:5432/shop", jdbcUrl)
                        .replace("localhost:9000", "localhost:" + port));
    }

    private String checkedCommand(String text, int port) {
        List<String> lines = text.lines().toList();
        String command = lines.get(0).substring(COMMAND.length());
        Path file = directory.resolve("retl.json");
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.addAll(List.of("--config", file.toString()));
        TestEnvironment environment = new TestEnvironment().variable("SHOP_PASSWORD", "choose-one");

        int exitCode = environment.run(arguments.toArray(String[]::new));

        assertThat(exitCode).as(environment.printed() + environment.noted()).isZero();

        String printed =
                environment.printed().replace(file.toString(), "retl.json").replace(":" + port, ":9000");
        assertThat(general(printed)).matches(pattern(lines.subList(1, lines.size())));
        return command;
    }

    /** Without what depends on the machine and the product: H2 names columns in capitals. */
    private static String general(String output) {
        return output.replaceAll("[0-9,…]+ ms", "1 ms")
                .replaceAll("Source 'shop': .* answers, as user '.*'\\.", "Source 'shop': answers.")
                .toLowerCase(Locale.ROOT);
    }

    /** A line of dots stands for any lines. */
    private static Pattern pattern(List<String> lines) {
        String expected = lines.stream()
                .map(line -> line.equals("...") ? "(?:.*\\n)*?" : Pattern.quote(general(line) + "\n"))
                .collect(Collectors.joining());
        return Pattern.compile(expected);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
