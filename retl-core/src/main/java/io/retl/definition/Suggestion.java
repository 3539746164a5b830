package io.retl.definition;

import io.retl.internal.text.Nearest;
import java.util.List;

/** The end of a message about a name that is not there. */
final class Suggestion {
    /** Comparing takes as many steps as both names have letters, and once for each candidate. */
    private static final int MAX_CHARACTERS = 128;

    private static final int MAX_CANDIDATES = 1_000;

    private Suggestion() {}

    /** {@code  Did you mean 'id'?}, or nothing. */
    static String of(String name, List<String> candidates) {
        if (name.length() > MAX_CHARACTERS || candidates.size() > MAX_CANDIDATES) {
            return "";
        }
        return Nearest.to(name, candidates)
                .map(nearest -> " Did you mean " + Shown.quoted(nearest) + "?")
                .orElse("");
    }
}
