package io.retl.examples.runner;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a program inherits from the process that it runs in; tests give it their own. */
interface Environment {
    /** The value of an environment variable; null if it is not set. */
    @Nullable
    String variable(String name);

    /** The input. */
    InputStream in();

    /** The stream for results. */
    OutputStream out();

    /** The stream for everything else. */
    OutputStream err();

    /** What text for people is written in; JSON is always UTF-8. */
    Charset charset();

    /** Whether a person can answer questions. */
    boolean inputIsTerminal();

    /** How many columns the terminal behind the error stream has; empty if it is no terminal. */
    OptionalInt progressColumns();

    /** A clock for durations. */
    long nanoTime();

    /** Turns log lines on or off; before anything logs. */
    void log(Verbosity verbosity);

    /**
     * Runs something instead of ending the process when a person presses Ctrl-C or the system asks it to end.
     *
     * @return gives the old behaviour back
     */
    Runnable onInterrupt(Runnable handler);

    /** Ends the process at once. */
    void leave(int exitCode);
}
