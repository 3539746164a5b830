package io.retl.examples.runner;

import io.retl.sync.SyncResult;

/**
 * Prints results one by one, as lines or as the elements of one JSON list, so that each is out before the next sync begins.
 * Failed records are part of the lines, but of the list only their number is.
 */
final class SyncOutput implements AutoCloseable {
    private final Console console;
    private final boolean showIds;
    private boolean begun;

    /**
     * Prints nothing yet.
     *
     * @param showIds whether ids of failed records are printed
     */
    SyncOutput(Console console, boolean showIds) {
        this.console = console;
        this.showIds = showIds;
    }

    /** Prints a result. */
    void add(SyncResult result) {
        if (console.isJson()) {
            console.raw((begun ? ",\n " : "[") + Json.text(SyncReport.document(result)));
            begun = true;
            SyncReport.failures(result, showIds).forEach(console::note);
        } else {
            console.line(result.toString());
            SyncReport.failures(result, showIds).forEach(console::line);
        }
    }

    /** Ends the list. */
    @Override
    public void close() {
        if (console.isJson()) {
            console.raw(begun ? "]\n" : "[]\n");
        }
    }
}
