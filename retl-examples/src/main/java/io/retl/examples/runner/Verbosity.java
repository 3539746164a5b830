package io.retl.examples.runner;

/** How many log lines appear on the error stream. */
enum Verbosity {
    /** None: what matters is in the result. */
    QUIET,
    /** A handful of lines per sync. */
    INFO,
    /** Batches and statements. */
    DEBUG
}
