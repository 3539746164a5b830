package io.retl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with a definition, so that one exception reports all of it. */
final class Problems {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final String place;
    private final List<Problem> found = new ArrayList<>();

    /**
     * Starts a list.
     *
     * @param place what the sentences begin with, for example {@code Model 'customers'}; empty for none
     */
    Problems(String place) {
        this.place = place;
    }

    void add(String sentence) {
        add(ErrorCode.CONFIGURATION, sentence);
    }

    void add(ErrorCode code, String sentence) {
        found.add(new Problem(code, place.isEmpty() ? sentence : place + ": " + sentence));
    }

    void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            add("the id '%s' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-', because it names tables."
                    .formatted(id));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
