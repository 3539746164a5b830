package io.retl.it;

import io.retl.Retl;
import io.retl.definition.Definitions;
import java.nio.file.Path;

/** The program that {@link WebhookHeapTest} runs in a small heap of its own: one sync of a definitions file. */
final class WebhookProbe {
    private WebhookProbe() {}

    /**
     * Syncs and prints how that ended.
     *
     * @param arguments the definitions file, the mapping
     */
    public static void main(String[] arguments) {
        try (Retl retl = Definitions.read(Path.of(arguments[0])).build()) {
            System.out.println(retl.sync(arguments[1]));
        }
    }
}
