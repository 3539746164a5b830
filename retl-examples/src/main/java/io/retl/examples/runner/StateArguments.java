package io.retl.examples.runner;

import io.retl.ConfigurationException;
import io.retl.Mapping;
import io.retl.Retl;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;

/** What the commands take, and do, that drop the state of a mapping. */
final class StateArguments {
    private final Environment environment;

    @Mixin
    private final MappingArguments mapping;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    StateArguments(Environment environment) {
        this.environment = environment;
        this.mapping = new MappingArguments(environment);
    }

    CommonOptions options() {
        return mapping.options();
    }

    /**
     * Asks, does it and says so.
     *
     * @param change what is done to the state of the mapping
     * @param done one word for it
     * @param consequence what it means, as the end of a sentence
     */
    int run(Console console, BiConsumer<Retl, String> change, String done, String consequence) {
        try (Retl retl = mapping.open()) {
            require(retl);
            String warning = "Mapping '%s' is about to be %s: %s".formatted(mapping.id(), done, consequence);
            if (!confirmation.isGiven(environment, console, warning)) {
                return ExitCode.FAILED;
            }
            change.accept(retl, mapping.id());
        }
        console.answer(
                () -> new Document().set("mapping", mapping.id()).set("done", done),
                () -> List.of("Mapping '%s' is %s: %s".formatted(mapping.id(), done, consequence)));
        return ExitCode.DONE;
    }

    /** Before a person is asked about a mapping that is not there. */
    private void require(Retl retl) {
        List<String> ids = retl.mappings().stream().map(Mapping::id).toList();
        if (!ids.contains(mapping.id())) {
            throw new ConfigurationException(
                    "There is no mapping '%s'. There are: %s.".formatted(mapping.id(), String.join(", ", ids)));
        }
    }
}
