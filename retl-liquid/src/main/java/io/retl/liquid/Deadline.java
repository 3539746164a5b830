package io.retl.liquid;

import java.time.Duration;
import java.util.Map;
import liqp.TemplateContext;

/** Ends a rendering that takes too long, at the next filter or text. */
final class Deadline {
    /** As in the seed system. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    private static final String KEY = "io.retl.liquid.began";

    private Deadline() {}

    static void start(Map<String, Object> environment) {
        environment.put(KEY, System.nanoTime());
    }

    static void check(TemplateContext context) {
        Object began = context.getEnvironmentMap().get(KEY);
        if (began instanceof Long nanos && System.nanoTime() - nanos > LIMIT.toNanos()) {
            throw new RefusedException("the template takes longer than " + LIMIT.toMillis() + " ms");
        }
    }
}
