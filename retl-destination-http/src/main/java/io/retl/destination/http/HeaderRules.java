package io.retl.destination.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a header may be, so that a record's value cannot end it and begin another. */
final class HeaderRules {
    static final int MAX_HEADERS = 100;
    static final int MAX_CHARACTERS = 16_384;

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** They say where a message goes and where it ends. */
    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    /** What is wrong with a header, as a sentence that quotes no value; empty if nothing is. */
    static Optional<String> check(String name, String value) {
        if (!isToken(name)) {
            return Optional.of("A header has a name that is empty or holds other characters than letters, digits and "
                    + TOKEN_MARKS + ".");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("The header '" + name + "' is set by the HTTP client and by nobody else.");
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character > '~') {
                return Optional.of("The header '" + name + "' has a character outside of printable ASCII at position "
                        + (i + 1) + ".");
            }
        }
        return Optional.empty();
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (!PercentEncoding.isLetterOrDigit(character) && TOKEN_MARKS.indexOf(character) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
