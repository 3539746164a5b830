package io.retl.internal.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong with a record, in order. Not thread-safe. */
final class Problems {
    /** A list of a million wrong elements shall not make a million sentences. */
    static final int MAX_SENTENCES = 100;

    private final List<String> sentences = new ArrayList<>(0);
    private int more;

    boolean isAny() {
        return !sentences.isEmpty();
    }

    /**
     * Adds a sentence.
     *
     * @param label of the field; if it is empty, the sentence names the place
     * @param verdict the rest of the sentence, without full stop
     */
    void add(Place place, String label, String verdict) {
        if (sentences.size() == MAX_SENTENCES) {
            more++;
            return;
        }
        sentences.add((label.isEmpty() ? place.subject() : capitalized(label)) + " " + verdict + ".");
    }

    /** What is wrong; beyond {@link #MAX_SENTENCES} only how much. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (more > 0) {
            all.add("There are " + more + " more problems.");
        }
        return List.copyOf(all);
    }

    private static String capitalized(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }
}
