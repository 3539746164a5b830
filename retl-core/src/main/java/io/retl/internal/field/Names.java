package io.retl.internal.field;

import java.util.regex.Pattern;

/** E-mail addresses, host names and UUIDs. The expressions never go back over a repetition, so that they are linear. */
final class Names {
    private static final int MAX_HOSTNAME = 253;

    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
    private static final String SHORT_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern EMAIL = caseless(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)++" + LABEL);
    private static final Pattern HOSTNAME = caseless(SHORT_LABEL + "(?:\\." + SHORT_LABEL + ")*+\\.?");
    private static final Pattern UUID = caseless("(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}");

    private Names() {}

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    static boolean isHostname(String text) {
        int length = text.endsWith(".") ? text.length() - 1 : text.length();
        return length <= MAX_HOSTNAME && HOSTNAME.matcher(text).matches();
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    private static Pattern caseless(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
