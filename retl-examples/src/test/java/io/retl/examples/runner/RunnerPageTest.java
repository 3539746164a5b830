package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the runner names what the runner takes. */
class RunnerPageTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  ");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");
    private static final Pattern LINES = Pattern.compile("```text\\R(.*?)```", Pattern.DOTALL);

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(
                Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("runner.md"));
    }

    @Test
    void everyCommandHasARow() {
        assertThat(commands())
                .hasSize(14)
                .allSatisfy(command -> assertThat(page).containsPattern("\\| `" + command + "[` ]"));
    }

    @Test
    void everyOptionHasARow() {
        assertThat(commands()).allSatisfy(command -> {
            List<String> options = OPTION.matcher(help(command, "--help").replaceAll("\\[-[a-zA-Z]+]", ""))
                    .results()
                    .map(found -> found.group())
                    .toList();

            assertThat(options)
                    .contains("--json", "--help")
                    .allSatisfy(option -> assertThat(page).containsPattern("[|,] `" + option + "[` ]"));
        });
    }

    @Test
    void mapAnswersAsThePageSays() {
        Matcher lines = LINES.matcher(page);
        assertThat(lines.find()).isTrue();
        TestEnvironment environment = new TestEnvironment().input(lines.group(1));
        assertThat(lines.find()).isTrue();

        environment.run("map");

        assertThat(environment.printed().replaceAll("\"error\":\".*\"", "\"error\":\"...\""))
                .isEqualTo(lines.group(1));
    }

    private static List<String> commands() {
        return COMMAND.matcher(help("--help"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String help(String... arguments) {
        TestEnvironment environment = new TestEnvironment();
        environment.run(arguments);
        return environment.printed();
    }
}
