package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.event.PhaseEvent;
import io.retl.event.ProgressEvent;
import io.retl.sync.SyncPhase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarProgressTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final BarProgress progress = new BarProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8), 100);

    @Test
    void phasesWithoutACountAreNamed() {
        progress.begin("m");
        progress.onPhase(new PhaseEvent("m", 1, SyncPhase.EXTRACT));
        progress.onPhase(new PhaseEvent("m", 1, SyncPhase.FOLD));
        progress.clear();

        assertThat(drawn()).contains("\rm starting 0 s", "\rm extracting 0 s", "\rm folding 0 s");
    }

    @Test
    void recordsAreABarWithRateAndTimeLeft() {
        progress.onPhase(new PhaseEvent("m", 1, SyncPhase.LOAD));
        progress.onProgress(new ProgressEvent("m", 1, 50, 200));
        progress.clear();

        assertThat(drawn()).containsPattern("\rm +25% \\[=+ +] +50/200 \\(0:00:00 / .*\\) .*/s");
    }

    @Test
    void nothingIsLeftOfIt() {
        progress.begin("m");
        progress.clear();
        progress.clear();

        assertThat(drawn()).endsWith("\r" + " ".repeat(99) + "\r").doesNotContain("\n");
    }

    @Test
    void terminalOfASyncShowsItAndItsResultStandsOnALineOfItsOwn(@TempDir Path directory) {
        TestEnvironment environment = new TestEnvironment().progressTerminal(80);

        environment.run("sync", "--config", new Shop(directory).definitions());

        assertThat(environment.noted())
                .contains("\rcustomers_to_crm extracting")
                .endsWith(" \r");
        assertThat(environment.printed()).isEqualTo("customers_to_crm #1 SUCCEEDED: 3 added, 3 delivered in … ms\n");
    }

    @Test
    void logLinesTakeThePlaceOfTheBar(@TempDir Path directory) {
        TestEnvironment environment = new TestEnvironment().progressTerminal(80);

        environment.run("sync", "-v", "--config", new Shop(directory).definitions());

        assertThat(environment.noted()).isEqualTo("customers_to_crm: started\n");
    }

    private String drawn() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
