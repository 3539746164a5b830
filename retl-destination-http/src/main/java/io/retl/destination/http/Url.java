package io.retl.destination.http;

import io.retl.destination.spi.RejectedDeliveryException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address. Immutable and thread-safe.
 *
 * <p>What {@link #path} and {@link #query} add is encoded: a record's value can neither leave its place in the address
 * nor change the host. {@link #toString()} is for messages: it shows neither the query nor what was computed or added.
 */
public final class Url {
    /** The most characters of an address, 8,192, as most servers allow. */
    public static final int MAX_CHARACTERS = 8_192;

    private static final String HIDDEN = "…";
    private static final String UNRESERVED = "-._~";
    private static final String PLAIN = UNRESERVED + "!$&()*+,;=:@";

    private final UrlText text;
    private final String shown;
    private final boolean foreignHost;

    private Url(UrlText text, String shown, boolean foreignHost) {
        this.text = text;
        this.shown = shown;
        this.foreignHost = foreignHost;
    }

    /**
     * An address that a person wrote, in code, in a setting or as a constant of a mapping. It may point anywhere, this
     * machine included. One that comes from a record is {@link HttpSettings#computedUrl(String)}.
     *
     * @param text begins with {@code http://} or {@code https://}; a fragment is dropped, characters beyond ASCII are
     *     encoded
     * @throws IllegalArgumentException if it is no such address, names a user or password, is longer than {@value
     *     #MAX_CHARACTERS} characters or climbs with {@code ..}; the message is a sentence and does not quote it
     */
    public static Url of(String text) {
        UrlText parsed = UrlText.parse(Objects.requireNonNull(text, "text"));
        return new Url(parsed, parsed.origin() + parsed.path(), false);
    }

    /** An address with a host that a person wrote and a path or query that a record may have given. */
    static Url computedPath(UrlText text) {
        return new Url(text, text.origin() + "/" + HIDDEN, false);
    }

    /** An address with a host that a record gave. */
    static Url computed(UrlText text) {
        return new Url(text, text.origin() + "/" + HIDDEN, true);
    }

    /**
     * This address with more segments at the end of its path, each of them encoded, slashes included.
     *
     * @throws RejectedDeliveryException if a segment is empty, {@code .} or {@code ..}, which no encoding can hide, has
     *     half a character, or makes the address too long
     */
    public Url path(String... segments) {
        return extended(UNRESERVED, segments);
    }

    /**
     * This address with one more segment at the end of its path, in which the marks {@code !$&()*+,;=:@} stay as they are.
     * They mean nothing in a path, and some services look for them there: {@code ada@example.com}, {@code Sheet1!A2:A}.
     *
     * @throws RejectedDeliveryException as {@link #path}
     */
    public Url plainPath(String segment) {
        return extended(PLAIN, segment);
    }

    private Url extended(String kept, String... segments) {
        StringBuilder path = new StringBuilder(text.path());
        for (String segment : segments) {
            Objects.requireNonNull(segment, "segment");
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new RejectedDeliveryException(
                        "A value in the path of " + shown + " is empty or made of dots only.", null);
            }
            if (path.charAt(path.length() - 1) != '/') {
                path.append('/');
            }
            PercentEncoding.append(path, segment, kept);
        }
        String more = shown.endsWith(HIDDEN) ? shown : shown + (shown.endsWith("/") ? HIDDEN : "/" + HIDDEN);
        return new Url(checked(text.withPath(path.toString())), more, foreignHost);
    }

    /**
     * This address with one more parameter in its query.
     *
     * @throws RejectedDeliveryException if name or value have half a character or make the address too long
     */
    public Url query(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        StringBuilder query = new StringBuilder(text.query());
        if (query.length() > 0) {
            query.append('&');
        }
        PercentEncoding.append(query, name);
        query.append('=');
        PercentEncoding.append(query, value);
        return new Url(checked(text.withQuery(query.toString())), shown, foreignHost);
    }

    /** The host: a name in lower case and ASCII, or an IP address in its plain spelling. */
    public String host() {
        return text.host();
    }

    /** The address without its query, for previews: unlike {@link #toString()} with what a record gave. */
    public String address() {
        return text.origin() + text.path();
    }

    /** The address without its query and what was computed or added, for messages. */
    @Override
    public String toString() {
        return shown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Url that && text.equals(that.text) && foreignHost == that.foreignHost;
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, foreignHost);
    }

    boolean hasForeignHost() {
        return foreignHost;
    }

    UrlText text() {
        return text;
    }

    URI uri() {
        return URI.create(text.toString());
    }

    private UrlText checked(UrlText longer) {
        if (longer.toString().length() > MAX_CHARACTERS) {
            throw new RejectedDeliveryException(
                    "The URL " + shown + " would have " + longer.toString().length() + " characters; the limit is "
                            + MAX_CHARACTERS + ".",
                    null);
        }
        return longer;
    }
}
