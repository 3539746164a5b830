package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCommandsTest {
    private final TestEnvironment environment = new TestEnvironment();

    @TempDir
    private Path directory;

    private String file;

    @BeforeEach
    void syncOnce() {
        file = new Shop(directory).definitions();
        new TestEnvironment().run("sync", "--config", file);
    }

    @Test
    void resetMakesTheNextSyncSendEveryRow() {
        int exitCode = environment.run("reset", "customers_to_crm", "--yes", "--config", file);
        environment.run("sync", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).isEqualTo("""
                Mapping 'customers_to_crm' is reset: the next sync sends every row of the model as added.
                customers_to_crm #2 SUCCEEDED: 3 added, 3 delivered in … ms
                """);
    }

    @Test
    void forgetMakesTheNextSyncAFirstOne() {
        int exitCode = environment.run("forget", "customers_to_crm", "-y", "--config", file);
        environment.run("sync", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.printed()).startsWith("""
                Mapping 'customers_to_crm' is forgotten: its tables are dropped from the state schema; \
                if it is synced again, that is a first sync.
                """).contains("SUCCEEDED: 3 added, 3 delivered");
    }

    @Test
    void resultCanBeADocument() {
        environment.run("reset", "customers_to_crm", "--yes", "--json", "--config", file);
        environment.run("forget", "customers_to_crm", "--yes", "--json", "--config", file);

        assertThat(environment.printed()).isEqualTo("""
                {"mapping":"customers_to_crm","done":"reset"}
                {"mapping":"customers_to_crm","done":"forgotten"}
                """);
    }

    @Test
    void whereNobodyCanBeAskedItMustBeSaidBeforehand() {
        int exitCode = environment.run("reset", "customers_to_crm", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted())
                .isEqualTo("Mapping 'customers_to_crm' is about to be reset: the next sync sends every row of the model"
                        + " as added. Add --yes to do it without a question.\n");
        assertThat(syncAgain()).contains("SUCCEEDED: no change");
    }

    @Test
    void personWhoTypesYesGetsIt() {
        int exitCode = environment.inputTerminal().input("yes\n").run("reset", "customers_to_crm", "--config", file);

        assertThat(exitCode).isZero();
        assertThat(environment.noted()).endsWith("Type 'yes' to go on:\n");
        assertThat(syncAgain()).contains("3 added, 3 delivered");
    }

    @Test
    void personWhoTypesSomethingElseDoesNot() {
        int exitCode = environment.inputTerminal().input("y\n").run("forget", "customers_to_crm", "--config", file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(environment.noted()).endsWith("Nothing was done.\n");
        assertThat(environment.printed()).isEmpty();
        assertThat(syncAgain()).contains("SUCCEEDED: no change");
    }

    @Test
    void unknownMappingIsRefusedBeforeTheQuestion() {
        int exitCode = environment.inputTerminal().input("yes\n").run("reset", "other", "--config", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(environment.noted()).isEqualTo("There is no mapping 'other'. There are: customers_to_crm.\n");
    }

    private String syncAgain() {
        TestEnvironment again = new TestEnvironment();
        again.run("sync", "--config", file);
        return again.printed();
    }
}
