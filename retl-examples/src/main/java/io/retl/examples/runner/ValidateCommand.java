package io.retl.examples.runner;

import io.retl.definition.Definitions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the definitions without connecting to anything. */
@Command(name = "validate", description = "Check the definitions; connects to nothing.")
final class ValidateCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    ValidateCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        Definitions definitions = config.read();
        definitions.build().close();
        int sources = definitions.sources().size();
        int models = definitions.models().size();
        int destinations = definitions.destinations().size();
        int mappings = definitions.mappings().size();
        String sentence = "%s is fine: %s, %s, %s, %s."
                .formatted(
                        config.file(),
                        count(sources, "source"),
                        count(models, "model"),
                        count(destinations, "destination"),
                        count(mappings, "mapping"));
        console.answer(
                () -> new Document()
                        .set("sources", sources)
                        .set("models", models)
                        .set("destinations", destinations)
                        .set("mappings", mappings)
                        .set("notes", List.of()),
                () -> List.of(sentence));
        return ExitCode.DONE;
    }

    private static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }
}
