package io.retl.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Nearest {
    /** Comparing takes as many steps as both names have letters, and once for each candidate. */
    private static final int MAX_CHARACTERS = 128;

    private static final int MAX_CANDIDATES = 1_000;

    private Nearest() {}

    /** The candidate with the fewest wrong letters, if at most about a third of the name is wrong. */
    public static Optional<String> to(String name, List<String> candidates) {
        if (name.length() > MAX_CHARACTERS || candidates.size() > MAX_CANDIDATES) {
            return Optional.empty();
        }
        int best = (name.length() + 2) / 3 + 1;
        String nearest = null;
        for (String candidate : candidates) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The end of a message about a name that is not there: {@code It has: a, b. Did you mean 'b'?} */
    public static String fix(String name, List<String> candidates) {
        return "It has: " + String.join(", ", candidates) + "." + hint(name, candidates);
    }

    /** {@code  Did you mean 'b'?} with a space before it, or nothing. */
    public static String hint(String name, List<String> candidates) {
        return to(name, candidates)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** How many letters must be added, dropped or changed. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
