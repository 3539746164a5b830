package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token that a {@link TokenSource} gave last. Thread-safe.
 *
 * <p>Invariant: one fetch at a time, and none for a refusal that a newer token has answered already: a source whose new token
 * ends the old one would otherwise be asked by each mapping in turn, for ever.
 */
final class KeptToken {
    /** An answer to an old token may come late; more than these are not on their way. */
    private static final int MAX_KNOWN = 4;

    private static final String NO_TOKEN = "There is no token: ";

    private final TokenSource source;
    private final ReentrantLock fetching = new ReentrantLock();
    /** The newest first. */
    private volatile List<Token> known = List.of();

    /** A token and what the destination said to it. */
    static final class Token {
        private final String text;
        private volatile boolean answered;
        private volatile boolean refused;

        private Token(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** Takes note of an answer to a request that was sent with it. */
        void answered(int status) {
            refused |= status == 401 || status == 403;
            answered = true;
        }
    }

    KeptToken(TokenSource source) {
        this.source = source;
    }

    /** What no message may show. */
    List<String> secrets() {
        return known.stream().map(Token::text).toList();
    }

    /** The token for the next request; fetched if there is none yet. */
    Token current() throws InterruptedException {
        Token token = newest();
        if (token != null) {
            return token;
        }
        fetching.lockInterruptibly();
        try {
            Token meanwhile = newest();
            return meanwhile == null ? fetch() : meanwhile;
        } finally {
            fetching.unlock();
        }
    }

    /** Fetches another, unless there is one already; whether the next request carries another than the refused one did. */
    boolean refresh() throws InterruptedException {
        fetching.lockInterruptibly();
        try {
            Token old = newest();
            if (old != null && isNewerThanTheRefusal(old)) {
                return true;
            }
            Token next = fetch();
            return old == null || !next.text.equals(old.text);
        } finally {
            fetching.unlock();
        }
    }

    /** Whether what was refused can only have been the token before. A destination may also refuse without a status. */
    private boolean isNewerThanTheRefusal(Token token) {
        boolean previousRefused = known.size() > 1 && known.get(1).refused;
        return !token.refused && (!token.answered || previousRefused);
    }

    private @Nullable Token newest() {
        List<Token> tokens = known;
        return tokens.isEmpty() ? null : tokens.get(0);
    }

    private Token fetch() throws InterruptedException {
        Token token = new Token(usable(fetched()));
        List<Token> tokens = new ArrayList<>();
        tokens.add(token);
        known.stream().limit(MAX_KNOWN - 1).forEach(tokens::add);
        known = List.copyOf(tokens);
        return token;
    }

    /** Whatever goes wrong here, nothing was sent of the change that waits: its outcome is known, and it is not at fault. */
    private @Nullable String fetched() throws InterruptedException {
        try {
            return source.fetch();
        } catch (NotSentException | AuthenticationException | DestinationConfigurationException failure) {
            throw failure;
        } catch (OutcomeUnknownException failure) {
            String message = NO_TOKEN + failure.getMessage();
            throw failure.httpStatus().isPresent()
                    ? new NotSentException(
                            message,
                            failure,
                            failure.httpStatus().getAsInt(),
                            failure.retryAfter().orElse(Duration.ZERO))
                    : new NotSentException(message, failure);
        } catch (DeliveryException failure) {
            throw new AuthenticationException(NO_TOKEN + failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            // Its message is foreign, and this is where secrets are handled.
            throw new AuthenticationException(NO_TOKEN + failure.getClass().getName() + ".", failure);
        }
    }

    private static String usable(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new AuthenticationException(NO_TOKEN + "its source gave an empty one.", null);
        }
        HeaderRules.check("authorization", text).ifPresent(problem -> {
            throw new AuthenticationException(NO_TOKEN + "it cannot be sent: " + problem, null);
        });
        return text;
    }
}
