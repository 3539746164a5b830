package io.retl.examples.runner;

import io.retl.ConfigurationException;
import io.retl.definition.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the definitions are. */
final class ConfigOption {
    private final Environment environment;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The definitions; default ${DEFAULT-VALUE}.")
    private Path file = Path.of("retl.json");

    ConfigOption(Environment environment) {
        this.environment = environment;
    }

    /** The file. */
    Path file() {
        return file;
    }

    /**
     * Reads the definitions.
     *
     * @throws ConfigurationException if there is no such file, or it cannot be read
     */
    Definitions read() {
        if (Files.notExists(file)) {
            throw new ConfigurationException(
                    "The definitions file '" + file + "' is not there. Name another one with --config FILE.");
        }
        return Definitions.read(file, environment::variable);
    }
}
