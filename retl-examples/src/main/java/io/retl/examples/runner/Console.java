package io.retl.examples.runner;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a command writes: results to the output, as lines or as one JSON document, and everything else as lines to the
 * error stream. No line carries control characters. Thread-safe.
 */
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean json;
    private volatile boolean answered;

    /**
     * Opens the streams.
     *
     * @param json whether results are JSON
     */
    Console(Environment environment, boolean json) {
        this.json = json;
        this.charset = json ? StandardCharsets.UTF_8 : environment.charset();
        this.out = new PrintStream(environment.out(), false, charset);
        this.err = new PrintStream(environment.err(), false, environment.charset());
    }

    /** Whether results are JSON. */
    boolean isJson() {
        return json;
    }

    /** Prints the one result of a command, in the form that is wanted. */
    void answer(Supplier<Document> document, Supplier<List<String>> lines) {
        if (json) {
            raw(Json.text(document.get()) + "\n");
        } else {
            lines.get().forEach(this::line);
        }
    }

    /** Prints a line of a result. */
    void line(String text) {
        raw(Printable.line(text) + "\n");
    }

    /** Prints a part of a result as it is. */
    void raw(String text) {
        answered = true;
        out.print(text);
        out.flush();
    }

    /** Whether a part of a result is printed. */
    boolean hasAnswered() {
        return answered;
    }

    /** Prints a line that is no result. */
    void note(String text) {
        err.print(Printable.line(text) + "\n");
        err.flush();
    }

    /** The error stream, for what draws on it. */
    PrintStream progress() {
        return err;
    }

    /** One of two signs, according to what the output can show. */
    String sign(String sign, String plain) {
        return charset.newEncoder().canEncode(sign) ? sign : plain;
    }

    /** Whether everything printed so far was taken. */
    boolean isIntact() {
        return !out.checkError();
    }
}
