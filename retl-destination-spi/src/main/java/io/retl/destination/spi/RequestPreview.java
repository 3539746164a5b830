package io.retl.destination.spi;

import java.util.Objects;

/**
 * A request that an action would send. Immutable.
 *
 * @param summary what it is in one line, without secrets: {@code POST https://crm.example.com/contacts}
 * @param body its body as text, without secrets; may be empty
 */
public record RequestPreview(String summary, String body) {
    /** Checks that nothing is missing. */
    public RequestPreview {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(body, "body");
    }
}
