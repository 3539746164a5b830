package io.retl.examples.runner;

import io.retl.Problem;
import io.retl.Retl;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a mass delete pass. */
@Command(name = "approve", description = "Let the next sync delete as many rows as the mass-delete guard last stopped.")
final class ApproveCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<mapping>", description = "The id of the mapping.")
    private String mapping = "";

    ApproveCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        try (Retl retl = config.read().build()) {
            retl.approve(mapping);
        } catch (IllegalStateException nothing) { // the guard has stopped nothing
            return Failures.problems(
                    console, List.of(Problem.of(String.valueOf(nothing.getMessage()))), ExitCode.FAILED);
        }
        console.answer(
                () -> new Document().set("mapping", mapping).set("done", "approved"),
                () -> List.of("Mapping '%s' is approved: the next sync may delete up to the number that was shown."
                        .formatted(mapping)));
        return ExitCode.DONE;
    }
}
