package io.retl.examples.runner;

import io.retl.Retl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Drops the tables of a mapping that is no longer used. */
@Command(name = "forget", description = "Drop the tables of a mapping that is no longer used.")
final class ForgetCommand implements Subcommand {
    @Mixin
    private final StateArguments arguments;

    ForgetCommand(Environment environment) {
        this.arguments = new StateArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return arguments.options();
    }

    @Override
    public int run(Console console) {
        return arguments.run(
                console,
                Retl::forget,
                "forgotten",
                "its tables are dropped from the state schema; if it is synced again, that is a first sync.");
    }
}
