package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.List;
import java.util.Map;

/** Asks a service for a token. Rare enough for a connection of its own, so nobody has to close one. */
record TokenRequest(HttpSettings settings, Url tokens) {
    /** What begins every message about a service that gives no token. */
    static final String FAILED = "The token could not be refreshed (OAUTH_REFRESH_FAILED): ";

    /**
     * Sends a form and waits for the answer.
     *
     * @param secrets what no message may show
     * @throws AuthenticationException if the service refuses; what else goes wrong is as for {@link HttpSender#send}
     */
    TokenAnswer send(Map<String, String> form, List<String> secrets) throws InterruptedException {
        HttpSender.Builder sender = HttpSender.builder(settings);
        secrets.forEach(sender::secret);
        try (HttpSender open = sender.build()) {
            Response response = open.send(
                    Request.builder("POST", tokens).body(Body.form(form)).build());
            return TokenAnswer.read(response.json());
        } catch (RejectedDeliveryException | AuthenticationException refusal) {
            throw failed(refusal);
        }
    }

    private static AuthenticationException failed(DeliveryException refusal) {
        String said = String.valueOf(refusal.getMessage());
        String message = said.startsWith(FAILED) ? said : FAILED + said;
        return refusal.httpStatus().isPresent()
                ? new AuthenticationException(
                        message, refusal, refusal.httpStatus().getAsInt())
                : new AuthenticationException(message, refusal);
    }
}
