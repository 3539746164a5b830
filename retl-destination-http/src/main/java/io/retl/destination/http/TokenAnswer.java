package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered to a {@link TokenRequest}.
 *
 * @param grant the token and how long it may be used
 * @param refreshToken what the next one is to be fetched with; null if that does not change
 */
record TokenAnswer(KeptToken.Grant grant, @Nullable String refreshToken) {
    /** A token is not used at the very end of its time: a request takes a while. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    /**
     * Reads an answer.
     *
     * @throws AuthenticationException if it holds no token
     */
    static TokenAnswer read(@Nullable Object json) {
        if (json instanceof Map<?, ?> answer && answer.get("access_token") instanceof String token) {
            return new TokenAnswer(
                    new KeptToken.Grant(token, lifetime(answer.get("expires_in"))),
                    answer.get("refresh_token") instanceof String next && !next.isEmpty() ? next : null);
        }
        throw new AuthenticationException(TokenRequest.FAILED + "the answer holds no 'access_token'.", null);
    }

    /** Null if nothing sensible is said. A short life is used up to its half. */
    private static @Nullable Duration lifetime(@Nullable Object seconds) {
        if (!String.valueOf(seconds).matches("[0-9]{1,18}")) {
            return null;
        }
        Duration whole = Duration.ofSeconds(
                new BigDecimal(String.valueOf(seconds)).min(LONGEST).longValueExact());
        Duration half = whole.dividedBy(2);
        return whole.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    }
}
