package io.retl.internal.field;

import java.util.List;

/** Words of problems. */
final class Sentence {
    private Sentence() {}

    /** {@code a}, {@code a or b} or {@code a, b, or c}. */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return switch (words.size()) {
            case 0 -> "nothing";
            case 1 -> words.get(0);
            case 2 -> words.get(0) + " or " + words.get(1);
            default -> String.join(", ", words.subList(0, last)) + ", or " + words.get(last);
        };
    }

    static String withArticle(String word) {
        return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
    }

    static String missing(String field) {
        return "is missing the required field '" + field + "'";
    }
}
