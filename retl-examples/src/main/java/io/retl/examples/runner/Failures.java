package io.retl.examples.runner;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Problem;
import io.retl.RetlException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Turns what a command throws into sentences and an exit code. */
final class Failures {
    private Failures() {}

    /** Reports a failure and says how to exit. */
    static int report(Console console, Throwable failure) {
        if (failure instanceof ConfigurationException wrong) {
            return problems(console, wrong.problems(), ExitCode.MISUSE);
        }
        if (failure instanceof RetlException known && known.code().kind() != ErrorCode.Kind.INTERNAL) {
            return problems(console, List.of(new Problem(known.code(), message(known))), ExitCode.FAILED);
        }
        if (failure.getClass() == IllegalArgumentException.class) { // how retl refuses an id; a subclass is a defect
            return problems(console, List.of(Problem.of(message(failure))), ExitCode.MISUSE);
        }
        // The logger is made here, because the options set its level.
        LoggerFactory.getLogger(Failures.class).debug("A defect ended the runner.", failure);
        return problems(console, List.of(new Problem(ErrorCode.INTERNAL, defect(failure))), ExitCode.DEFECT);
    }

    /** Prints problems, one per line or as a document, and passes the exit code on. */
    static int problems(Console console, List<Problem> problems, int exitCode) {
        if (console.isJson() && !console.hasAnswered()) {
            List<Document> listed = problems.stream()
                    .map(problem ->
                            new Document().set("code", problem.code().name()).set("message", problem.message()))
                    .toList();
            console.answer(() -> new Document().set("problems", listed), List::of);
        } else {
            problems.forEach(problem -> console.note(problem.message()));
        }
        return exitCode;
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    /** The message of a foreign exception may quote anything, so that only its place is told. */
    private static String defect(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        String what = failure instanceof RetlException
                ? message(failure)
                : failure.getClass().getName() + place + ".";
        return "A defect of retl ended the command: " + what + " Run it again with -vv and report what it logs.";
    }
}
