package io.retl.internal.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of RFC 3986 and templates of RFC 6570. The expressions never go back over a repetition, so that they are linear;
 * what is between brackets is looked at apart.
 */
final class Addresses {
    private static final String HEX = "%[0-9a-f]{2}";
    private static final String SCHEME = "[a-z][a-z0-9+\\-.]*+:";
    private static final String USER = "(?:(?:[a-z0-9\\-._~!$&'()*+,;=:]|" + HEX + ")*+@)?";

    private static final Pattern URI = address(SCHEME, "", "++");

    /** The seed system takes quotes here, but not in an absolute address. */
    private static final Pattern REFERENCE = address("(?:" + SCHEME + ")?", "\"", "*+");

    private static final Pattern FUTURE = caseless("v[0-9a-f]++\\.[a-z0-9\\-._~!$&'()*+,;=:]++");

    private static final String NAME = "(?:[a-z0-9_]|" + HEX + ")++(?::[1-9][0-9]{0,3}|\\*)?";
    private static final Pattern TEMPLATE = caseless(
            "(?:[^\\x00-\\x20\"'<>%\\\\^`{|}]|" + HEX + "|\\{[+#./;?&=,!@|]?" + NAME + "(?:," + NAME + ")*+\\})*+");

    private Addresses() {}

    static boolean isUri(String text) {
        return isAddress(URI.matcher(text));
    }

    static boolean isUriReference(String text) {
        return isAddress(REFERENCE.matcher(text));
    }

    static boolean isUriTemplate(String text) {
        return TEMPLATE.matcher(text).matches();
    }

    private static Pattern address(String start, String quote, String length) {
        String path = "(?:[a-z0-9\\-._~!$&'()*+,;=:@/" + quote + "]|" + HEX + ")";
        String query = "(?:[a-z0-9\\-._~!$&'()*+,;=:@/?" + quote + "]|" + HEX + ")*+";
        String brackets = "//?" + USER + "\\[(?<host>[^\\]]*+)\\](?::[0-9]*+)?(?:/" + path + "*+)?";
        return caseless(start + "(?:" + path + length + "|" + brackets + ")(?:\\?" + query + ")?(?:#" + query + ")?");
    }

    private static boolean isAddress(Matcher address) {
        if (!address.matches()) {
            return false;
        }
        String host = address.group("host");
        return host == null
                || IpAddresses.isVersion6InUri(host)
                || FUTURE.matcher(host).matches();
    }

    private static Pattern caseless(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
