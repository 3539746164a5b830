package io.retl.examples.runner;

import io.retl.Retl;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets parked rows be tried again. */
@Command(name = "release", description = "Let the next sync try the parked rows of a mapping again.")
final class ReleaseCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<mapping>", description = "The id of the mapping.")
    private String mapping = "";

    ReleaseCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        long rows;
        try (Retl retl = config.read().build()) {
            rows = retl.release(mapping);
        }
        console.answer(
                () -> new Document().set("mapping", mapping).set("released", rows),
                () -> List.of(String.format(
                        Locale.ROOT, "Mapping '%s': %,d parked rows will be tried by the next sync.", mapping, rows)));
        return ExitCode.DONE;
    }
}
