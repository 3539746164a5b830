package io.retl.examples.runner;

import io.retl.Retl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the next sync of a mapping send every row again. */
@Command(name = "reset", description = "Forget what was delivered, so that the next sync sends every row as added.")
final class ResetCommand implements Subcommand {
    @Mixin
    private final StateArguments arguments;

    ResetCommand(Environment environment) {
        this.arguments = new StateArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return arguments.options();
    }

    @Override
    public int run(Console console) {
        return arguments.run(console, Retl::reset, "reset", "the next sync sends every row of the model as added.");
    }
}
