package io.retl.examples.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A process of a test: streams in memory, no terminal, Ctrl-C by a method. */
final class TestEnvironment implements Environment {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();
    private final List<Verbosity> verbosities = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private OutputStream out = printed;
    private InputStream in = InputStream.nullInputStream();
    private Charset charset = StandardCharsets.UTF_8;
    private boolean inputTerminal;
    private OptionalInt progressColumns = OptionalInt.empty();
    private volatile @Nullable Runnable interruptHandler;

    /** An environment variable. */
    TestEnvironment variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** What is typed or piped in. */
    TestEnvironment input(String text) {
        return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is typed or piped in. */
    TestEnvironment input(InputStream in) {
        this.in = in;
        return this;
    }

    /** Where results go instead of {@link #printed()}. */
    TestEnvironment output(OutputStream out) {
        this.out = out;
        return this;
    }

    /** A person sits in front of the input. */
    TestEnvironment inputTerminal() {
        inputTerminal = true;
        return this;
    }

    /** The error stream is a terminal. */
    TestEnvironment progressTerminal(int columns) {
        progressColumns = OptionalInt.of(columns);
        return this;
    }

    /** What a terminal can show. */
    TestEnvironment charset(Charset charset) {
        this.charset = charset;
        return this;
    }

    /** Runs the runner. */
    int run(String... arguments) {
        return Main.run(this, arguments);
    }

    /** Everything on the output, durations as dots. */
    String printed() {
        return printed.toString(charset).replaceAll("[0-9,]+ ms", "… ms");
    }

    /** Everything on the error stream. */
    String noted() {
        return err.toString(charset);
    }

    /** The log levels that were asked for. */
    List<Verbosity> verbosities() {
        return verbosities;
    }

    /** The exit codes of ends at once. */
    List<Integer> left() {
        return left;
    }

    /** Presses Ctrl-C. */
    void pressInterrupt() {
        Runnable handler = interruptHandler;
        if (handler == null) {
            throw new IllegalStateException("Nobody handles Ctrl-C.");
        }
        handler.run();
    }

    /** Whether Ctrl-C would end the process as usual. */
    boolean interruptEndsProcess() {
        return interruptHandler == null;
    }

    @Override
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    @Override
    public InputStream in() {
        return in;
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
        return charset;
    }

    @Override
    public boolean inputIsTerminal() {
        return inputTerminal;
    }

    @Override
    public OptionalInt progressColumns() {
        return progressColumns;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void log(Verbosity verbosity) {
        verbosities.add(verbosity);
    }

    @Override
    public Runnable onInterrupt(Runnable handler) {
        interruptHandler = handler;
        return () -> interruptHandler = null;
    }

    @Override
    public void leave(int exitCode) {
        left.add(exitCode);
    }
}
