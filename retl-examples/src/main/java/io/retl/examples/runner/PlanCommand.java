package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.plan.SyncPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the next sync of a mapping would do. */
@Command(
        name = "plan",
        description = "Show what the next sync of a mapping would send; changes and sends nothing.",
        footer = "The output holds data of the model.")
final class PlanCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<mapping>", description = "The id of the mapping; it may be disabled.")
    private String mapping = "";

    PlanCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        try (Retl retl = config.read().build()) {
            SyncPlan plan = retl.plan(mapping);
            console.answer(() -> PlanReport.document(plan), () -> PlanReport.lines(plan));
        }
        return ExitCode.DONE;
    }
}
