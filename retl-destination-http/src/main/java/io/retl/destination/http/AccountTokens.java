package io.retl.destination.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The tokens of all accounts in this JVM. Thread-safe.
 *
 * <p>Invariant: an account in use has one {@link KeptToken}, whoever uses it. It is looked up for each request, so one that is
 * used stays, and one that had to go because there are too many is made anew for all of its users.
 */
final class AccountTokens {
    static final int MAX_ACCOUNTS = 1_000;

    private static final Cache<Account, KeptToken> TOKENS = Caffeine.newBuilder()
            .maximumSize(MAX_ACCOUNTS)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    private AccountTokens() {}

    static KeptToken of(Account account, Supplier<KeptToken.Source> source) {
        return TOKENS.get(account, missing -> new KeptToken(source.get(), System::nanoTime));
    }
}
