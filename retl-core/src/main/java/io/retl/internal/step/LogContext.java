package io.retl.internal.step;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The mapping and the sync that a thread works for, for the host's log.
 *
 * @param mappingId the mapping
 * @param syncNumber the sync; 0 before it has a number
 */
public record LogContext(String mappingId, long syncNumber) {
    private static final String MAPPING = "retl.mapping";
    private static final String SYNC = "retl.sync";

    /** What is to be undone when the work ends. */
    @FunctionalInterface
    public interface Scope {
        /** Undoes it. */
        void close();
    }

    /** Names them on the current thread, until the scope is closed; then what was there before is back. */
    public Scope open() {
        String mapping = MDC.get(MAPPING);
        String sync = MDC.get(SYNC);
        MDC.put(MAPPING, mappingId);
        MDC.put(SYNC, Long.toString(syncNumber));
        return () -> {
            restore(MAPPING, mapping);
            restore(SYNC, sync);
        };
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
