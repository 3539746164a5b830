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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The token that was granted last. Thread-safe.
 *
 * <p>Invariant: one fetch at a time, and none for a refusal that a newer token has answered already: a source whose new token
 * ends the old one would otherwise be asked by each mapping in turn, for ever.
 */
final class KeptToken {
    /** An answer to an old token may come late; more than these are not on their way. */
    private static final int MAX_KNOWN = 4;

    private static final String NO_TOKEN = "There is no token: ";

    private final Source source;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();
    /** The newest first. */
    private volatile List<Token> known = List.of();

    /** Where grants come from; fails as {@link TokenSource#fetch()}. */
    @FunctionalInterface
    interface Source {
        Grant fetch() throws InterruptedException;
    }

    /**
     * What a source gave.
     *
     * @param text the token
     * @param lifetime how long it may be used; null until the destination refuses it
     */
    record Grant(String text, @Nullable Duration lifetime) {}

    /** A token and what the destination said to it. */
    static final class Token {
        private final String text;
        private final long granted;
        private final @Nullable Duration lifetime;
        private volatile boolean answered;
        private volatile boolean refused;

        private Token(Grant grant, long granted) {
            this.text = grant.text;
            this.granted = granted;
            this.lifetime = grant.lifetime;
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
        this(() -> new Grant(source.fetch(), null), System::nanoTime);
    }

    KeptToken(Source source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** What no message may show. */
    List<String> secrets() {
        return known.stream().map(Token::text).toList();
    }

    /** The token for the next request; fetched if there is none yet, or the last one has run out. */
    Token current() throws InterruptedException {
        Token token = newest();
        if (token != null && isUsable(token)) {
            return token;
        }
        fetching.lockInterruptibly();
        try {
            Token meanwhile = newest();
            return meanwhile == null || !isUsable(meanwhile) ? fetch() : meanwhile;
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

    private boolean isUsable(Token token) {
        return token.lifetime == null || nanoTime.getAsLong() - token.granted < token.lifetime.toNanos();
    }

    private @Nullable Token newest() {
        List<Token> tokens = known;
        return tokens.isEmpty() ? null : tokens.get(0);
    }

    private Token fetch() throws InterruptedException {
        long asked = nanoTime.getAsLong();
        Token token = new Token(usable(fetched()), asked);
        List<Token> tokens = new ArrayList<>();
        tokens.add(token);
        known.stream().limit(MAX_KNOWN - 1).forEach(tokens::add);
        known = List.copyOf(tokens);
        return token;
    }

    /** Whatever goes wrong here, nothing was sent of the change that waits: its outcome is known, and it is not at fault. */
    private Grant fetched() throws InterruptedException {
        try {
            return source.fetch();
        } catch (NotSentException | AuthenticationException | DestinationConfigurationException failure) {
            throw failure;
        } catch (OutcomeUnknownException failure) {
            throw Unapplied.of(NO_TOKEN, failure);
        } catch (DeliveryException failure) {
            throw new AuthenticationException(NO_TOKEN + failure.getMessage(), failure);
        } catch (RuntimeException failure) {
            // Its message is foreign, and this is where secrets are handled.
            throw new AuthenticationException(NO_TOKEN + failure.getClass().getName() + ".", failure);
        }
    }

    private static Grant usable(Grant grant) {
        if (isMissing(grant.text)) {
            throw new AuthenticationException(NO_TOKEN + "its source gave an empty one.", null);
        }
        HeaderRules.check("authorization", grant.text).ifPresent(problem -> {
            throw new AuthenticationException(NO_TOKEN + "it cannot be sent: " + problem, null);
        });
        return grant;
    }

    /** A foreign source may give null, whatever it says. */
    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
