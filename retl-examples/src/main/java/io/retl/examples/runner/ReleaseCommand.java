package io.retl.examples.runner;

import io.retl.Retl;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets parked rows be tried again. */
@Command(name = "release", description = "Let the next sync try the parked rows of a mapping again.")
final class ReleaseCommand implements Subcommand {
    @Mixin
    private final MappingArguments mapping;

    ReleaseCommand(Environment environment) {
        this.mapping = new MappingArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return mapping.options();
    }

    @Override
    public int run(Console console) {
        long rows;
        try (Retl retl = mapping.open()) {
            rows = retl.release(mapping.id());
        }
        console.answer(
                () -> new Document().set("mapping", mapping.id()).set("released", rows),
                () -> List.of(String.format(
                        Locale.ROOT,
                        "Mapping '%s': %,d parked rows will be tried by the next sync.",
                        mapping.id(),
                        rows)));
        return ExitCode.DONE;
    }
}
