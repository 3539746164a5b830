package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the rows of a model as delivered. */
@Command(name = "baseline", description = "Take the rows that the model has now as delivered, without sending any.")
final class BaselineCommand implements Subcommand {
    @Mixin
    private final StateArguments arguments;

    BaselineCommand(Environment environment) {
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
                BaselineCommand::baseline,
                "taken as delivered",
                "the next sync sends only what changes from now on.");
    }

    /** Rows that were set aside, because they have no identifier of their own, do not keep the others from being taken. */
    private static void baseline(Retl retl, String mapping) {
        SyncResult result = retl.baseline(mapping);
        if (result.status() != SyncStatus.PARTIAL) {
            result.orThrow();
        }
    }
}
