package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with one request, as the exception that says whether it may have been applied. Immutable and
 * thread-safe.
 *
 * @param request what is sent where, for messages
 * @param secrets what no message may show
 */
record Failures(Request request, Secrets secrets) {
    RejectedDeliveryException refused(String problem) {
        return new RejectedDeliveryException(message(" was not sent: " + problem), null);
    }

    NotSentException notSent(String problem, @Nullable Throwable cause) {
        return new NotSentException(message(" was not sent: " + problem), cause);
    }

    /** The connection failed, perhaps before anything was applied. */
    DeliveryException broken(Attempt attempt, Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return notSent("no connection to '" + host() + "' came about in time.", cause);
        }
        if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            boolean unknown =
                    cause instanceof UnknownHostException || cause.getCause() instanceof UnresolvedAddressException;
            return notSent(
                    unknown
                            ? "the host '" + host() + "' is not known."
                            : "the host '" + host() + "' did not take the connection.",
                    cause);
        }
        if (isInHandshake(cause)) {
            return notSent("the TLS handshake with '" + host() + "' failed.", cause);
        }
        if (attempt.keptBody()) {
            return notSent("the connection to '" + host() + "' failed.", cause);
        }
        // Without the cause: its message may quote what the server answered.
        return unknown(
                attempt,
                "but the connection broke before the answer was complete ("
                        + cause.getClass().getSimpleName() + ").");
    }

    DeliveryException timedOut(Attempt attempt, Duration timeout) {
        return attempt.keptBody()
                ? notSent("no connection to '" + host() + "' came about within " + timeout + ".", null)
                : unknown(
                        attempt,
                        "but its answer was not complete within " + timeout + ", the setting '" + HttpSettings.TIMEOUT
                                + "'.");
    }

    private OutcomeUnknownException unknown(Attempt attempt, String problem) {
        OptionalInt status = attempt.status();
        return status.isPresent()
                ? unusable(status.getAsInt(), problem)
                : new OutcomeUnknownException(message(" was sent, " + problem), null);
    }

    /** An answer that cannot be used, and so proves nothing. */
    OutcomeUnknownException unusable(int status, String problem) {
        return new OutcomeUnknownException(
                message(" answered " + status + ", " + problem), null, status, Duration.ZERO);
    }

    /**
     * What a status other than a success means.
     *
     * @param body the body of the answer, as text; may be empty
     */
    DeliveryException ofStatus(int status, HttpHeaders headers, String body) {
        String answered = " answered " + status;
        if (status == 401 || status == 403) {
            return new AuthenticationException(
                    message(answered + ": the credentials were refused. Correct them in the destination's settings."),
                    null,
                    status);
        }
        if (status >= 300 && status < 400) {
            return new DestinationConfigurationException(
                    message(answered + ", a redirect" + target(headers)
                            + " that is not followed. Write the final address."),
                    null,
                    status);
        }
        if (status == 501) {
            return new DestinationConfigurationException(
                    message(answered + ": this is not offered there. Check address and method."), null, status);
        }
        if (status == 423 || status == 425 || status == 429) {
            Duration wait = RetryAfter.of(headers);
            String asks = wait.isZero() ? "." : ", and asks to wait " + wait.toSeconds() + " seconds.";
            return new NotSentException(message(answered + asks), null, status, wait);
        }
        String excerpt = excerpt(body);
        String said = excerpt.isEmpty() ? "." : ": " + excerpt;
        return status >= 400 && status < 500 && status != 408
                ? new RejectedDeliveryException(message(answered + said), null, status)
                : new OutcomeUnknownException(message(answered + said), null, status, RetryAfter.of(headers));
    }

    /** The beginning of a text of the answer, fit for a message. */
    String excerpt(String text) {
        return secrets.and(request.headers()).excerpt(text);
    }

    /** The JDK sometimes wraps it, when it was about to read an answer already. */
    private static boolean isInHandshake(Throwable failure) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    private static String target(HttpHeaders headers) {
        String location = headers.firstValue("location").orElse("");
        try {
            return " to the host '" + Url.of(location).host() + "'";
        } catch (IllegalArgumentException failure) {
            return "";
        }
    }

    private String host() {
        return request.url().host();
    }

    private String message(String rest) {
        return secrets.masked(request + rest);
    }
}
