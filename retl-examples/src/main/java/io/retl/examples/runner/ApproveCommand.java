package io.retl.examples.runner;

import io.retl.Problem;
import io.retl.Retl;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a mass delete pass. */
@Command(name = "approve", description = "Let the next sync delete as many rows as the mass-delete guard last stopped.")
final class ApproveCommand implements Subcommand {
    @Mixin
    private final MappingArguments mapping;

    ApproveCommand(Environment environment) {
        this.mapping = new MappingArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return mapping.options();
    }

    @Override
    public int run(Console console) {
        try (Retl retl = mapping.open()) {
            retl.approve(mapping.id());
        } catch (IllegalStateException nothing) { // the guard has stopped nothing
            return Failures.problems(
                    console, List.of(Problem.of(String.valueOf(nothing.getMessage()))), ExitCode.FAILED);
        }
        console.answer(
                () -> new Document().set("mapping", mapping.id()).set("done", "approved"),
                () -> List.of("Mapping '%s' is approved: the next sync may delete up to the number that was shown."
                        .formatted(mapping.id())));
        return ExitCode.DONE;
    }
}
