package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.plan.SyncPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the next sync of a mapping would do. */
@Command(
        name = "plan",
        description = "Show what the next sync of a mapping, disabled or not, would send; changes and sends nothing.",
        footer = "The output holds data of the model.")
final class PlanCommand implements Subcommand {
    @Mixin
    private final MappingArguments mapping;

    PlanCommand(Environment environment) {
        this.mapping = new MappingArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return mapping.options();
    }

    @Override
    public int run(Console console) {
        try (Retl retl = mapping.open()) {
            SyncPlan plan = retl.plan(mapping.id());
            console.answer(() -> PlanReport.document(plan), () -> PlanReport.lines(plan));
        }
        return ExitCode.DONE;
    }
}
