package io.retl.examples.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.OptionalInt;
import java.util.logging.LogManager;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** The process itself. */
final class SystemEnvironment implements Environment {
    private static final String LOGGER = "org.slf4j.simpleLogger.";
    private static final int USUAL_COLUMNS = 80;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);

    @Override
    public @Nullable String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public InputStream in() {
        return System.in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public OutputStream err() {
        return err;
    }

    @Override
    public Charset charset() {
        // Since Java 18 the default charset is UTF-8, whatever the terminal has.
        return Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8")));
    }

    @Override
    public boolean inputIsTerminal() {
        try {
            return TerminalProvider.load("exec").isSystemStream(SystemStream.Input);
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public OptionalInt progressColumns() {
        try {
            TerminalProvider terminals = TerminalProvider.load("exec");
            if (!terminals.isSystemStream(SystemStream.Error)) {
                return OptionalInt.empty();
            }
            int columns = terminals.systemStreamWidth(SystemStream.Error);
            return OptionalInt.of(columns > 0 ? columns : USUAL_COLUMNS);
        } catch (IOException unknown) {
            return OptionalInt.empty();
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void log(Verbosity verbosity) {
        System.setProperty(LOGGER + "showDateTime", "true");
        System.setProperty(LOGGER + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty(LOGGER + "defaultLogLevel", verbosity == Verbosity.QUIET ? "off" : "warn");
        if (verbosity == Verbosity.QUIET) {
            LogManager.getLogManager().reset(); // drivers log through java.util.logging, which prints warnings
        } else {
            System.setProperty(LOGGER + "log.io.retl", verbosity == Verbosity.INFO ? "info" : "debug");
        }
    }

    @Override
    public Runnable onInterrupt(Runnable handler) {
        List<Runnable> restorers = List.of(replace("INT", handler), replace("TERM", handler));
        return () -> restorers.forEach(Runnable::run);
    }

    private static Runnable replace(String signal, Runnable handler) {
        Object old = Signals.register(signal, handler);
        return () -> Signals.unregister(signal, old);
    }

    @Override
    public void leave(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }
}
