package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void everyCommandHasHelp() {
        assertThat(List.of("validate", "test", "preview", "plan", "sync", "reset", "forget", "map"))
                .allSatisfy(command -> {
                    TestEnvironment own = new TestEnvironment();

                    assertThat(own.run(command, "--help")).isZero();
                    assertThat(own.printed())
                            .startsWith("Usage: retl-runner " + command + " ")
                            .contains("--json", "--verbose", "--help");
                    assertThat(own.noted()).isEmpty();
                });
    }

    @Test
    void programHasHelpThatListsTheCommands() {
        int exitCode = environment.run("--help");

        assertThat(exitCode).isZero();
        assertThat(environment.printed())
                .contains("\n  validate  ", "\n  test  ", "\n  preview  ", "\n  plan  ", "\n  sync  ", "\n  reset  ")
                .contains("\n  forget  ", "\n  map  ", "Exit codes: 0 done;");
    }

    @Test
    void versionIsALine() {
        int exitCode = environment.run("--version");

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).matches("retl-runner .+\n");
    }

    @Test
    void nothingIsNotACommand() {
        int exitCode = environment.run();

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("A command is missing. Try 'retl-runner --help'.\n");
    }

    @Test
    void unknownCommandIsMisuse() {
        int exitCode = environment.run("snyc");

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("Unmatched argument at index 0: 'snyc'. Try 'retl-runner --help'.\n");
    }

    @Test
    void unknownOptionIsMisuseOfTheCommand() {
        int exitCode = environment.run("sync", "--dry-run");

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("Unknown option: '--dry-run'. Try 'retl-runner sync --help'.\n");
    }

    @Test
    void missingParameterIsADocumentWhenThatIsWanted() {
        int exitCode = environment.run("preview", "--json");

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.printed()).isEqualTo("""
                {"problems":[{"code":"CONFIGURATION","message":"Missing required parameter: '<model>'. \
                Try 'retl-runner preview --help'."}]}
                """);
        assertThat(environment.noted()).isEmpty();
    }

    @Test
    void argumentThatBeginsWithAnAtSignIsNoFile(@TempDir Path directory) throws IOException {
        Path names = Files.writeString(directory.resolve("names"), "customers_to_crm");

        int exitCode = environment.run("sync", "@" + names, "--config", new Shop(directory).definitions());

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted())
                .isEqualTo("There is no mapping '@" + names + "'. There are: customers_to_crm.\n");
    }

    @Test
    void outputThatTakesNothingIsAFailure(@TempDir Path directory) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        int exitCode = environment.output(full).run("validate", "--config", new Shop(directory).definitions());

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.noted())
                .isEqualTo("The output took not everything: it is closed, or its disk is full.\n");
    }

    @Test
    void logLinesAreShownWhenAskedFor(@TempDir Path directory) {
        String file = new Shop(directory).definitions();

        environment.run("validate", "--config", file);
        environment.run("validate", "-v", "--config", file);
        environment.run("validate", "-vv", "--config", file);

        assertThat(environment.verbosities()).containsExactly(Verbosity.QUIET, Verbosity.INFO, Verbosity.DEBUG);
    }
}
