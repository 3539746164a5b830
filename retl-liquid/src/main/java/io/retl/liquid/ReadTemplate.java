package io.retl.liquid;

import io.retl.mapping.spi.LiquidEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that liqp read. */
record ReadTemplate(liqp.Template template) implements LiquidEngine.Template {
    /**
     * Fills it in on the thread that calls; liqp would start one for each rendering to watch the time.
     *
     * @throws IllegalArgumentException with a sentence that holds no value, which the messages of liqp may
     */
    @Override
    public String render(Map<String, @Nullable Object> event) {
        try {
            return template.renderUnguarded(new LinkedHashMap<>(event));
        } catch (RuntimeException | StackOverflowError failure) {
            throw new IllegalArgumentException(reason(failure), failure);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.getMessage() + ".";
            }
        }
        return "the template cannot be rendered for this record.";
    }
}
