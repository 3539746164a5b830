package io.retl;

import java.util.List;

/** Definitions that cannot work; thrown before anything runs, with every problem found. */
public class ConfigurationException extends RetlException {
    private static final long serialVersionUID = 1L;

    /** The sentences, serialised with the exception. */
    private final String[] problems;

    /**
     * Reports problems.
     *
     * @param problems at least one sentence, each with the place and the fix
     */
    public ConfigurationException(List<String> problems) {
        this(ErrorCode.CONFIGURATION, problems);
    }

    ConfigurationException(ErrorCode code, List<String> problems) {
        super(code, String.join(System.lineSeparator(), problems), null);
        this.problems = problems.toArray(String[]::new);
    }

    /** Every problem found, a sentence each. */
    public final List<String> problems() {
        return List.of(problems);
    }
}
