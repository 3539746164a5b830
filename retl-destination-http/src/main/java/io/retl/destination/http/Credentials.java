package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;

/** Whether a service takes the credentials of a destination. Thread-safe: it has no state. */
public final class Credentials {
    private Credentials() {}

    /**
     * What {@link io.retl.destination.spi.DestinationProvider#testAuthentication} does: sends a request that changes
     * nothing, once more with a new token if there is one after a refusal, and closes the sender.
     *
     * @param sender made for this test
     * @throws AuthenticationException if the answer is no success, or there is none; the message begins with {@code
     *     Credentials are invalid:} and the status
     * @throws InterruptedException as {@link HttpSender#send}
     */
    public static void test(HttpSender sender, Request request) throws InterruptedException {
        try (sender) {
            send(sender, request);
        } catch (DeliveryException failure) {
            throw invalid(failure);
        }
    }

    private static void send(HttpSender sender, Request request) throws InterruptedException {
        Response response = sender.exchange(request);
        boolean refused = response.status() == 401;
        (refused && sender.refreshCredentials() ? sender.exchange(request) : response).orThrow();
    }

    private static AuthenticationException invalid(DeliveryException failure) {
        if (failure.httpStatus().isEmpty()) {
            return new AuthenticationException("Credentials are invalid: " + failure.getMessage(), failure);
        }
        int status = failure.httpStatus().getAsInt();
        return new AuthenticationException(
                "Credentials are invalid: " + status + " " + failure.getMessage(), failure, status);
    }
}
