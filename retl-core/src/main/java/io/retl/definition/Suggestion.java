package io.retl.definition;

import io.retl.internal.text.Nearest;
import java.util.List;

/** The end of a message about a name that is not there. */
final class Suggestion {
    private Suggestion() {}

    /** {@code  Did you mean 'id'?}, or nothing. */
    static String of(String name, List<String> candidates) {
        return Nearest.to(name, candidates)
                .map(nearest -> " Did you mean " + Shown.quoted(nearest) + "?")
                .orElse("");
    }
}
