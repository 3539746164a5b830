package io.retl.destination.http;

import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over HTTP/1.1 and says of every one that failed whether it may have been applied. One per destination;
 * thread-safe. It starts nothing before its first request, and logs nothing.
 *
 * <table>
 * <caption>What becomes of a request</caption>
 * <tr><th>What happened</th><th>Exception</th></tr>
 * <tr><td>the host is not known or does not take the connection, no connection in time, TLS handshake failed</td>
 *     <td>{@link io.retl.destination.spi.NotSentException}</td></tr>
 * <tr><td>no complete answer in time, connection broken, answer too large or unreadable</td>
 *     <td>{@link io.retl.destination.spi.OutcomeUnknownException}</td></tr>
 * <tr><td>200 to 299</td><td>none</td></tr>
 * <tr><td>401, 403</td><td>{@link io.retl.destination.spi.AuthenticationException}</td></tr>
 * <tr><td>300 to 399, which is never followed; 501</td>
 *     <td>{@link io.retl.destination.spi.DestinationConfigurationException}</td></tr>
 * <tr><td>423, 425, 429</td>
 *     <td>{@link io.retl.destination.spi.NotSentException} with the wait of {@code Retry-After}, at most an
 *     hour</td></tr>
 * <tr><td>408, 500 and more, anything unknown</td>
 *     <td>{@link io.retl.destination.spi.OutcomeUnknownException} with that wait</td></tr>
 * <tr><td>any other 400 to 499</td><td>{@link io.retl.destination.spi.RejectedDeliveryException}</td></tr>
 * </table>
 *
 * <p>A success counts only if its answer is complete, whether its body is needed or not: one that is cut, compressed
 * (which is not asked for), larger than the limit or has more than 64 KiB of headers is unknown. Messages name the
 * method and the address as {@link Url#toString()}; those of rejected and unknown requests also carry up to 1 KiB of
 * the answer, on one line. No message shows the credentials or another known secret, plain or percent-encoded, nor do
 * these repeat what the headers of the request carried.
 *
 * <p>No request with a body leaves twice, even if the JDK is told to repeat requests on its own
 * ({@code jdk.httpclient.enableAllMethodRetry}); do not tell it so, because one without a body may.
 */
public final class HttpSender implements AutoCloseable {
    /** The largest body of an answer unless set otherwise, 1 MiB. */
    public static final int DEFAULT_MAX_RESPONSE_BYTES = 1_024 * 1_024;

    /** The largest body of a request unless set otherwise, 16 MiB. */
    public static final int DEFAULT_MAX_REQUEST_BYTES = 16 * 1_024 * 1_024;

    private final Duration timeout;
    private final Authentication authentication;
    private final Secrets secrets;
    private final int maxResponseBytes;
    private final int maxRequestBytes;
    private final Wire wire;

    private HttpSender(Builder builder) {
        this.timeout = builder.timeout;
        this.authentication = builder.authentication;
        this.secrets = new Secrets(builder.secrets);
        this.maxResponseBytes = builder.maxResponseBytes;
        this.maxRequestBytes = builder.maxRequestBytes;
        this.wire = new Wire(timeout);
    }

    /** Starts a sender without credentials. */
    public static Builder builder(HttpSettings settings) {
        return new Builder(settings);
    }

    /**
     * Sends a request and waits for the answer, at most for the time-out of the settings.
     *
     * @return the answer, whose status is 200 to 299
     * @throws DeliveryException as the table says; rejected without being sent if the body is too large, the
     *     request sets the header of the credentials, or a host from a record has a forbidden address
     * @throws InterruptedException if the thread is interrupted; the request may have been applied unless that was
     *     before the call
     * @throws IllegalStateException if the sender is closed
     */
    public Response send(Request request) throws InterruptedException {
        return exchange(request).orThrow();
    }

    /**
     * As {@link #send}, but returns every complete answer whatever its status. For a destination that means something
     * else by it, or explains it in the body; it ends with {@link Response#orThrow()} for what it does not know.
     *
     * @return the answer
     * @throws DeliveryException if there is no complete answer
     * @throws InterruptedException as {@link #send}
     * @throws IllegalStateException if the sender is closed
     */
    public Response exchange(Request request) throws InterruptedException {
        Objects.requireNonNull(request, "request");
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Failures failures = failures(request);
        HttpRequest.BodyPublisher body =
                request.body().map(Body::publisher).orElseGet(HttpRequest.BodyPublishers::noBody);
        if (body.contentLength() > maxRequestBytes) {
            throw failures.refused(
                    "its body has " + body.contentLength() + " bytes; the limit is " + maxRequestBytes + ".");
        }
        String header = authentication.headerName();
        if (header != null && request.header(header).isPresent()) {
            throw failures.refused("the header '" + header + "' carries the destination's credentials.");
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        KeptToken.Token token = authentication.token();
        if (token != null && deadline - System.nanoTime() <= 0) {
            throw failures.notSent("its token was not there within " + timeout + ".", null);
        }
        return exchange(request, new Attempt(body, maxResponseBytes), token, deadline);
    }

    /**
     * As {@link #send}, for a request that only reads, before anything else was sent of the changes of a call: without a clear
     * answer nothing was applied.
     *
     * @return the answer, whose status is 200 to 299
     * @throws io.retl.destination.spi.NotSentException where {@link #send} says that the outcome is unknown
     * @throws DeliveryException as {@link #send} otherwise
     * @throws InterruptedException as {@link #send}
     * @throws IllegalStateException if the sender is closed
     */
    public Response read(Request request) throws InterruptedException {
        try {
            return send(request);
        } catch (OutcomeUnknownException failure) {
            throw Unapplied.of("", failure);
        }
    }

    private Response exchange(Request request, Attempt attempt, KeptToken.@Nullable Token token, long deadline)
            throws InterruptedException {
        Failures failures = failures(request);
        if (request.url().hasForeignHost()) {
            String host = request.url().host();
            List<InetAddress> addresses = await(wire.resolve(host), deadline, attempt, failures);
            if (addresses.stream().anyMatch(AddressRules::forbid)) {
                throw failures.refused("the host '" + host + "' has an address that a URL from a row may not lead to.");
            }
        }
        HttpRequest outgoing = Outgoing.of(request, attempt, authentication, token);
        HttpResponse<Received> answer = await(wire.send(outgoing, attempt), deadline, attempt, failures);
        if (token != null) {
            token.answered(answer.statusCode());
        }
        return AnswerRules.checked(answer, failures);
    }

    /**
     * Gets a new token, after the destination refused the last one. What an action over HTTP returns from
     * {@link io.retl.destination.spi.Action#refreshCredentials}. Calls that refer to the same token fetch one together.
     *
     * @return whether there is a new one; false if the credentials are none that change
     * @throws DeliveryException if there is none, as {@link TokenSource#fetch()} says
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean refreshCredentials() throws InterruptedException {
        return authentication.refresh();
    }

    /** Gives back the threads and, when the JDK's client is collected, the connections. */
    @Override
    public void close() {
        wire.close();
    }

    /** Time-out and kind of credentials, no secrets. */
    @Override
    public String toString() {
        return "HttpSender[timeout=" + timeout + ", " + authentication + "]";
    }

    Duration timeout() {
        return timeout;
    }

    /** With the secrets of now: made after the token of the request is there. */
    private Failures failures(Request request) {
        return new Failures(request, secrets.and(authentication.secrets()));
    }

    private <T> T await(CompletableFuture<T> pending, long deadline, Attempt attempt, Failures failures)
            throws InterruptedException {
        try {
            return pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failures.broken(attempt, Objects.requireNonNullElse(failure.getCause(), failure));
        } catch (TimeoutException failure) {
            pending.cancel(true);
            throw failures.timedOut(attempt, timeout);
        } catch (InterruptedException interruption) {
            pending.cancel(true);
            throw interruption;
        }
    }

    /** Collects the parts of an {@link HttpSender}. Not thread-safe. */
    public static final class Builder {
        private final Duration timeout;
        private final List<String> secrets = new ArrayList<>();
        private Authentication authentication = Authentication.none();
        private int maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
        private int maxRequestBytes = DEFAULT_MAX_REQUEST_BYTES;

        private Builder(HttpSettings settings) {
            this.timeout = Objects.requireNonNull(settings, "settings").timeout();
        }

        /** The credentials of every request; default none. */
        public Builder authentication(Authentication authentication) {
            this.authentication = Objects.requireNonNull(authentication, "authentication");
            return this;
        }

        /** Adds something besides the credentials that no message may show. */
        public Builder secret(String secret) {
            secrets.add(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /**
         * The largest body of an answer in bytes; default {@value #DEFAULT_MAX_RESPONSE_BYTES}.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = positive("maxResponseBytes", maxResponseBytes);
            return this;
        }

        /**
         * The largest body of a request in bytes; default {@value #DEFAULT_MAX_REQUEST_BYTES}.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxRequestBytes(int maxRequestBytes) {
            this.maxRequestBytes = positive("maxRequestBytes", maxRequestBytes);
            return this;
        }

        /** The sender; close it with the action that owns it. */
        public HttpSender build() {
            return new HttpSender(this);
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; it is at least 1.");
            }
            return value;
        }
    }
}
