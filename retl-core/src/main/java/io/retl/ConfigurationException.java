package io.retl;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions that cannot work; thrown before anything runs, with every problem found. */
public class ConfigurationException extends RetlException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The problems, serialised with the exception. */
    private final Problem[] problems;

    /**
     * Reports problems.
     *
     * @param problems at least one, each with the place and the fix
     */
    public ConfigurationException(List<Problem> problems) {
        super(
                problems.size() == 1 ? problems.get(0).code() : ErrorCode.CONFIGURATION,
                problems.stream().map(Problem::message).collect(Collectors.joining(System.lineSeparator())),
                null);
        this.problems = problems.toArray(Problem[]::new);
    }

    /** A single problem that has no more precise code than {@link ErrorCode#CONFIGURATION}. */
    public ConfigurationException(String problem) {
        this(List.of(new Problem(ErrorCode.CONFIGURATION, problem)));
    }

    /** Every problem found. */
    public final List<Problem> problems() {
        return List.of(problems);
    }
}
