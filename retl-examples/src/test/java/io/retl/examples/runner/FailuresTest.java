package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.InternalException;
import io.retl.MappingBusyException;
import io.retl.StateException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void defectNamesItsPlaceAndNothingOfItsMessage() {
        int exitCode = Failures.report(text(), new NullPointerException("canary"));

        assertThat(exitCode).isEqualTo(70);
        assertThat(environment.noted())
                .startsWith("A defect of retl ended the command: java.lang.NullPointerException at"
                        + " io.retl.examples.runner.FailuresTest.defectNames")
                .endsWith(". Run it again with -vv and report what it logs.\n")
                .doesNotContain("canary")
                .hasLineCount(1);
    }

    @Test
    void brokenInvariantIsADefectWithASentence() {
        int exitCode = Failures.report(text(), new InternalException("Mapping 'm': the mark moved back.", null));

        assertThat(exitCode).isEqualTo(70);
        assertThat(environment.noted())
                .startsWith("A defect of retl ended the command: Mapping 'm': the mark moved back.");
    }

    @Test
    void errorOfTheVirtualMachineIsADefect() {
        assertThat(Failures.report(text(), new StackOverflowError())).isEqualTo(70);
    }

    @Test
    void badNumberInsideRetlIsNoMisuse() {
        assertThat(Failures.report(text(), new NumberFormatException("canary"))).isEqualTo(70);
    }

    @Test
    void damageAndBusyMappingsAreFailures() {
        assertThat(Failures.report(
                        text(), new StateException(ErrorCode.STATE_DAMAGED, "Mapping 'm': a table is gone.")))
                .isEqualTo(1);
        assertThat(Failures.report(text(), new MappingBusyException("Mapping 'm': it is being synced.")))
                .isEqualTo(1);
        assertThat(environment.noted()).isEqualTo("Mapping 'm': a table is gone.\nMapping 'm': it is being synced.\n");
    }

    @Test
    void messageOfSeveralLinesBecomesOne() {
        Failures.report(text(), new StateException(ErrorCode.STATE_DAMAGED, "ERROR: gone\n  Position: 15\r\n"));

        assertThat(environment.noted()).isEqualTo("ERROR: gone Position: 15\n");
    }

    @Test
    void failureAfterAResultIsNotPutBehindIt() {
        Console console = new Console(environment, true);
        console.raw("[]\n");

        Failures.report(console, new MappingBusyException("Mapping 'm': it is being synced."));

        assertThat(environment.printed()).isEqualTo("[]\n");
        assertThat(environment.noted()).isEqualTo("Mapping 'm': it is being synced.\n");
    }

    private Console text() {
        return new Console(environment, false);
    }
}
