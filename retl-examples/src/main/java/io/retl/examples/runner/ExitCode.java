package io.retl.examples.runner;

/** What the runner tells the program that started it. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** A sync ended other than SUCCEEDED, a mapping was busy, a test failed, or the warehouse did not answer. */
    static final int FAILED = 1;

    /** The definitions or the arguments are wrong; nothing ran. */
    static final int MISUSE = 2;

    /** A defect of retl or of the runner; the number that BSD gave to internal software errors. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
