package io.retl.mapping.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the templates of the directive {@code @liquid}; the module {@code retl-liquid} has one, found by
 * {@link java.util.ServiceLoader}. Implemented by plug-ins; called from several threads at once.
 */
public interface LiquidEngine {
    /**
     * Reads a template, once for each mapping.
     *
     * @param text at most 1,000 characters, not empty
     * @throws IllegalArgumentException if it is no template, or uses what is not allowed; the rows that meet it fail with
     *     the message
     */
    Template parse(String text);

    /** A template that was read. Thread-safe. */
    @FunctionalInterface
    interface Template {
        /**
         * Fills in an event, or what an outer directive gives in its place.
         *
         * @param event values as retl has them: null, a String, a Boolean, a Long, BigInteger, BigDecimal or Double, or
         *     a List or Map of these; not to be changed
         * @throws IllegalArgumentException if it cannot be rendered or takes too long; the row fails with the message,
         *     which must hold no value of it
         */
        String render(Map<String, @Nullable Object> event);
    }
}
