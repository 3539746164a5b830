package io.retl.examples.runner;

/** One of the runner's commands, with the arguments that picocli gave it. */
interface Subcommand {
    /** What every command takes. */
    CommonOptions options();

    /** Whether its result is JSON. */
    default boolean printsJson() {
        return options().json();
    }

    /**
     * Does it.
     *
     * @return an {@link ExitCode}
     */
    int run(Console console);
}
