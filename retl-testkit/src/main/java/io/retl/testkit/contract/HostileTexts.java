package io.retl.testkit.contract;

import java.util.ArrayList;
import java.util.List;

/** Texts that break careless SQL, comparisons and encodings. None holds the character NUL. */
final class HostileTexts {
    private static final String COMPOSED = "Jos\u00e9";
    private static final String DECOMPOSED = "Jose\u0301";

    /** Texts that are different values. */
    static final List<String> VALUES = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "'); DROP TABLE people; --",
            "\" OR 1=1",
            "${jndi:x}",
            "$1 $$ $tag$",
            "%s %d {0} {{name}}",
            "? ?? :name",
            "/* no */ -- no",
            "a;b",
            "a\tb",
            "a\nb",
            "a\r\nb",
            "a\u0001b",
            "null",
            "NULL",
            "true",
            "0",
            "\uFEFFa",
            "a\u200Bb",
            "\u202Eabc",
            COMPOSED,
            DECOMPOSED,
            "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\u8868 \u30BD \u4E88",
            "\uDBFF\uDFFD",
            "\uFFFD",
            "a",
            "a ",
            " a",
            "a\u00A0",
            "A");

    /** Texts that are different identifiers. */
    static final List<String> IDENTIFIERS = identifiers();

    private HostileTexts() {}

    private static List<String> identifiers() {
        List<String> all = new ArrayList<>(VALUES);
        all.addAll(List.of(
                "a  ", "\u00e4", "a\u0308", "ss", "\u00df", "SS", "I", "i", "\u0130", "\u0131", "1", "01", "1.0"));
        all.addAll(List.of("x".repeat(300), "x".repeat(301)));
        return List.copyOf(all);
    }

    /** A text of so many characters that does not compress well. */
    static String longText(int characters) {
        StringBuilder text = new StringBuilder(characters);
        long state = characters;
        while (text.length() < characters) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            text.append((char) ('a' + (int) ((state >>> 33) % 26)));
        }
        return text.toString();
    }
}
