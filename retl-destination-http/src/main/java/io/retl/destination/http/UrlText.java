package io.retl.destination.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an address, in ASCII and ready to send.
 *
 * @param origin scheme, host and, unless it is the scheme's own, port
 * @param host in its canonical spelling
 * @param path begins with a slash
 * @param query without its question mark; may be empty
 */
record UrlText(String origin, String host, String path, String query) {
    private static final Pattern PARTS =
            Pattern.compile("(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.CASE_INSENSITIVE);
    private static final String IN_PATH = "-._~!$&'()*+,;=:@/%";
    private static final String IN_QUERY = IN_PATH + "?";

    /**
     * Takes an address apart.
     *
     * @throws IllegalArgumentException if it is none; the message is a sentence and does not quote it
     */
    static UrlText parse(String text) {
        if (text.length() > Url.MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The URL has " + text.length() + " characters; the limit is " + Url.MAX_CHARACTERS + ".");
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The URL does not begin with 'http://' or 'https://' and a host.");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String authority = parts.group(2);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("The URL names a user or password; credentials belong into settings.");
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = HostName.canonical(hasPort ? authority.substring(0, colon) : authority);
        int port = hasPort ? port(authority.substring(colon + 1), scheme) : defaultPort(scheme);
        String origin = scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
        String path = encoded(parts.group(3), IN_PATH);
        refuseDotSegments(path);
        String query = parts.group(4);
        UrlText url =
                new UrlText(origin, host, path.isEmpty() ? "/" : path, query == null ? "" : encoded(query, IN_QUERY));
        if (URI.create(url.toString()).getHost() == null) {
            throw new IllegalArgumentException("The host of the URL is not a name that can be looked up.");
        }
        return url;
    }

    UrlText withPath(String changed) {
        return new UrlText(origin, host, changed, query);
    }

    UrlText withQuery(String changed) {
        return new UrlText(origin, host, path, changed);
    }

    boolean isHttps() {
        return origin.startsWith("https:");
    }

    /** Whether this is the other address or something below it. */
    boolean isBeneath(UrlText other) {
        String directory = other.path.endsWith("/") ? other.path : other.path + "/";
        return origin.equals(other.origin) && (path.equals(other.path) || path.startsWith(directory));
    }

    @Override
    public String toString() {
        return origin + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static int port(String digits, String scheme) {
        if (digits.isEmpty()) {
            return defaultPort(scheme);
        }
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException("The port of the URL is not a number from 1 to 65535.");
        }
        return Integer.parseInt(digits);
    }

    private static String encoded(String part, String kept) {
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            boolean allowed =
                    character > 0x9F || PercentEncoding.isLetterOrDigit(character) || kept.indexOf(character) >= 0;
            if (!allowed) {
                throw new IllegalArgumentException("The URL has a space, a control character or a mark at character "
                        + (i + 1) + " of its path or query that must be encoded there.");
            }
            if (character == '%'
                    && (i + 3 > part.length() || !part.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}"))) {
                throw new IllegalArgumentException("The URL has a '%' that two hexadecimal digits do not follow.");
            }
        }
        StringBuilder out = new StringBuilder(part.length());
        PercentEncoding.append(out, part, kept);
        return out.toString();
    }

    /** Also in disguise: servers decode before they climb. */
    private static void refuseDotSegments(String path) {
        for (String segment : decoded(path).split("[/\\\\]", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("The path of the URL has a segment '.' or '..'.");
            }
        }
    }

    private static String decoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                out.append((char) Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.append(path.charAt(i));
            }
        }
        return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
