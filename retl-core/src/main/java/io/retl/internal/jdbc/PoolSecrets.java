package io.retl.internal.jdbc;

import io.retl.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a driver may not repeat: the URL, the password, and what in the URL looks like one. */
final class PoolSecrets {
    private static final int MAX_CAUSES = 8;
    private static final String HIDDEN = "***";

    /** {@code //user:password@host}, and {@code :user/password@host}, as Oracle has it. */
    private static final Pattern USER = Pattern.compile("(?://|:[^/:@?]*/)([^/@?]+)@");

    private static final Pattern PARAMETER = Pattern.compile(
            "(?:pass|pwd|secret|token|key|credential)[A-Za-z0-9_.-]*=([^&;]+)", Pattern.CASE_INSENSITIVE);

    private final List<String> longestFirst;

    PoolSecrets(String url, Optional<Secret> password) {
        Set<String> found = new HashSet<>();
        found.add(url);
        found.add(url.substring(url.indexOf(':') + 1));
        password.ifPresent(secret -> found.add(secret.reveal()));
        for (Matcher matcher = USER.matcher(url); matcher.find(); ) {
            String user = matcher.group(1);
            found.add(user);
            addDecoded(user.substring(user.indexOf(':') + 1), found);
        }
        for (Matcher matcher = PARAMETER.matcher(url); matcher.find(); ) {
            addDecoded(matcher.group(1), found);
        }
        found.remove("");
        this.longestFirst = found.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static void addDecoded(String value, Set<String> found) {
        found.add(value);
        try {
            found.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            found.add(value);
        }
    }

    /** The failure and its causes with their places in the code, and without what must not be seen. */
    PoolRefusal scrubbed(Throwable failure) {
        return scrubbed(failure, MAX_CAUSES);
    }

    private PoolRefusal scrubbed(Throwable failure, int causes) {
        PoolRefusal refusal = failure instanceof SQLException sql
                ? new PoolRefusal(scrubbed(sql.getMessage()), sql.getSQLState(), sql.getErrorCode())
                : new PoolRefusal(failure.getClass().getName() + ": " + scrubbed(failure.getMessage()), "08001", 0);
        refusal.setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause();
        if (cause != null && causes > 0) {
            refusal.initCause(scrubbed(cause, causes - 1));
        }
        return refusal;
    }

    private String scrubbed(@Nullable String message) {
        String text = message == null ? "no message" : message;
        for (String secret : longestFirst) {
            text = text.replace(secret, HIDDEN);
        }
        return text;
    }
}
