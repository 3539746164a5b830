package io.retl.examples.runner;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionProvider.class)
final class CommonOptions {
    @Option(names = "--json", description = "Print the result as one JSON document on stdout.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show log lines on stderr; twice for statements and batches, and for data that failed.")
    private boolean[] verbose = {};

    /** Whether the result is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** How many log lines are wanted. */
    Verbosity verbosity() {
        return switch (verbose.length) {
            case 0 -> Verbosity.QUIET;
            case 1 -> Verbosity.INFO;
            default -> Verbosity.DEBUG;
        };
    }
}
