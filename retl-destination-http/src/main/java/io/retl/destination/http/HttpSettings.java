package io.retl.destination.http;

import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings that every destination over HTTP takes. Immutable and thread-safe. */
public final class HttpSettings {
    /** The setting for the longest time a request may take, {@code timeout}; default {@value #DEFAULT_TIMEOUT}. */
    public static final String TIMEOUT = "timeout";

    /** The setting for the address that others are relative to, {@code baseUrl}; no default. */
    public static final String BASE_URL = "baseUrl";

    /** The setting for the hosts that a record may name, {@code allowedHosts}; default none. */
    public static final String ALLOWED_HOSTS = "allowedHosts";

    /** Thirty seconds, as ISO-8601. */
    public static final String DEFAULT_TIMEOUT = "PT30S";

    /** The longest time-out that is taken, ten minutes. */
    public static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);

    private final Duration timeout;
    private final @Nullable Url baseUrl;
    private final Set<String> allowedHosts;

    private HttpSettings(Duration timeout, @Nullable Url baseUrl, Set<String> allowedHosts) {
        this.timeout = timeout;
        this.baseUrl = baseUrl;
        this.allowedHosts = allowedHosts;
    }

    /**
     * What {@link io.retl.destination.spi.DestinationProvider#settings()} returns.
     *
     * @param own the settings that only this destination takes
     */
    public static List<SettingDefinition> definitions(SettingDefinition... own) {
        List<SettingDefinition> all = new ArrayList<>(Arrays.asList(own));
        all.add(SettingDefinition.builder(TIMEOUT)
                .description("The longest time for one request, from connecting to the last byte of the answer.")
                .defaultValue(DEFAULT_TIMEOUT)
                .build());
        all.add(SettingDefinition.builder(BASE_URL)
                .description("The address that relative ones are below; it stands for the host of the service, too.")
                .build());
        all.add(SettingDefinition.builder(ALLOWED_HOSTS)
                .description("The hosts that a URL computed from a row may name, separated by commas.")
                .build());
        return List.copyOf(all);
    }

    /**
     * Reads the values.
     *
     * @param settings with the defaults of {@link #definitions}
     * @throws IllegalArgumentException if any cannot be; the message is a sentence for each
     */
    public static HttpSettings of(Settings settings) {
        Objects.requireNonNull(settings, "settings");
        List<String> problems = new ArrayList<>();
        Optional<Duration> timeout =
                read(settings.find(TIMEOUT).orElse(DEFAULT_TIMEOUT), HttpSettings::timeout, problems);
        Optional<Url> baseUrl = settings.find(BASE_URL).flatMap(text -> read(text, HttpSettings::baseUrl, problems));
        Optional<Set<String>> allowedHosts =
                read(settings.find(ALLOWED_HOSTS).orElse(""), HttpSettings::allowedHosts, problems);
        if (timeout.isEmpty() || allowedHosts.isEmpty() || !problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new HttpSettings(timeout.get(), baseUrl.orElse(null), allowedHosts.get());
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader, List<String> problems) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException refused) {
            problems.add(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /** The longest time for one request, from connecting to the last byte of the answer. */
    public Duration timeout() {
        return timeout;
    }

    /** The address that relative ones are below, if it is set. */
    public Optional<Url> baseUrl() {
        return Optional.ofNullable(baseUrl);
    }

    /** The hosts that a record may name, in the spelling of {@link Url#host()}. */
    public Set<String> allowedHosts() {
        return allowedHosts;
    }

    /**
     * An address that a person wrote, for example as a constant of a mapping: as {@link Url#of}, or relative.
     *
     * @param text if relative, it is put behind the path of {@code baseUrl}, with one slash between them
     * @throws IllegalArgumentException as {@link Url#of}, or if it is relative and there is no {@code baseUrl}
     */
    public Url url(String text) {
        return Url.of(absolute(Objects.requireNonNull(text, "text")));
    }

    /**
     * An address of the service that the destination is made for. With a {@code baseUrl}, that stands for its scheme, host and
     * port, which leads requests to a proxy or to a server of a test.
     *
     * @param address begins with {@code https://}
     * @throws IllegalArgumentException as {@link Url#of}
     */
    public Url serviceUrl(String address) {
        Url url = Url.of(Objects.requireNonNull(address, "address"));
        return baseUrl == null ? url : url(address.substring(url.text().origin().length()));
    }

    /**
     * An address that was computed from a record, and which the record's author must not be able to point elsewhere. It
     * is taken if it lies at or below {@code baseUrl}; or if it is https and its host is one of {@code allowedHosts},
     * by its exact name (a subdomain is another host), on any port. Before a request goes to such a host, its addresses
     * are looked up, and none may be a loopback, link-local, multicast or cloud metadata address. Private networks are
     * not refused: the host was named for it.
     *
     * <p>What remains: the JDK looks the host up once more for the connection, and finds the same answer only as long
     * as it remembers it, by default 30 seconds. If that is switched off, or ends between the two, whoever controls the
     * host's DNS may lead the request to a forbidden address. Behind an HTTP proxy the proxy looks up. Name only hosts
     * whose DNS you trust.
     *
     * @param text absolute, or relative as for {@link #url}
     * @throws RejectedDeliveryException if it is not taken
     */
    public Url computedUrl(String text) {
        Objects.requireNonNull(text, "text");
        UrlText parsed;
        try {
            parsed = UrlText.parse(absolute(text));
        } catch (IllegalArgumentException failure) {
            throw new RejectedDeliveryException(String.valueOf(failure.getMessage()), null);
        }
        if (baseUrl != null && parsed.isBeneath(baseUrl.text())) {
            return Url.computedPath(parsed);
        }
        if (!allowedHosts.contains(parsed.host())) {
            throw new RejectedDeliveryException(
                    "The URL was computed from the row and names the host '" + parsed.host()
                            + "', which is not in the setting '" + ALLOWED_HOSTS + "'.",
                    null);
        }
        if (!parsed.isHttps()) {
            throw new RejectedDeliveryException(
                    "The URL was computed from the row and does not begin with 'https://'.", null);
        }
        return Url.computed(parsed);
    }

    @Override
    public String toString() {
        return "HttpSettings[timeout=" + timeout + ", baseUrl=" + baseUrl + ", allowedHosts=" + allowedHosts + "]";
    }

    private String absolute(String text) {
        if (text.startsWith("//") || text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return text;
        }
        if (baseUrl == null) {
            throw new IllegalArgumentException("The URL is relative, and the setting '" + BASE_URL + "' has no value.");
        }
        String base = baseUrl.address();
        if (text.isEmpty() || text.startsWith("?")) {
            return base + text;
        }
        String directory = base.endsWith("/") ? base : base + "/";
        return directory + (text.startsWith("/") ? text.substring(1) : text);
    }

    private static Duration timeout(String text) {
        try {
            Duration timeout = Duration.parse(text);
            if (timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(MAX_TIMEOUT) <= 0) {
                return timeout;
            }
        } catch (DateTimeParseException failure) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException("Setting '" + TIMEOUT + "' is '" + text
                + "'; it is an ISO-8601 duration of more than zero and at most " + MAX_TIMEOUT + ", for example "
                + DEFAULT_TIMEOUT + ".");
    }

    private static Url baseUrl(String text) {
        try {
            Url url = Url.of(text);
            if (!url.text().query().isEmpty()) {
                throw new IllegalArgumentException("The URL has a query.");
            }
            return url;
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException("Setting '" + BASE_URL + "': " + failure.getMessage(), failure);
        }
    }

    private static Set<String> allowedHosts(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : text.split(",", -1)) {
            if (!host.isBlank()) {
                hosts.add(allowedHost(host.strip()));
            }
        }
        return Collections.unmodifiableSet(hosts);
    }

    private static String allowedHost(String host) {
        try {
            return HostName.canonical(host);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(
                    "Setting '" + ALLOWED_HOSTS + "': '" + host
                            + "' is not a host; write names such as 'hooks.example.com', without scheme, port or"
                            + " wildcard, separated by commas.",
                    failure);
        }
    }
}
