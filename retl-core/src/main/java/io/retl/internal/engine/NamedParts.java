package io.retl.internal.engine;

import io.retl.Model;
import io.retl.Source;
import io.retl.internal.plugin.Destinations;
import io.retl.internal.text.Nearest;
import java.util.List;
import java.util.Map;

/** Finds what a caller names as long as the engine is open, and says what there is if the name is unknown. Thread-safe. */
final class NamedParts {
    private final Wiring wiring;
    private final RunningSyncs running;

    NamedParts(Wiring wiring, RunningSyncs running) {
        this.wiring = wiring;
        this.running = running;
    }

    Wiring.WiredMapping mapping(String id) {
        return require("mapping", wiring.mappings(), id);
    }

    /** The mapping, if it can be synced. */
    Wiring.WiredMapping runnable(String id) {
        Wiring.WiredMapping wired = mapping(id);
        if (!wired.mapping().isEnabled()) {
            throw new IllegalArgumentException("Mapping '" + id + "' is disabled.");
        }
        if (!wired.mapping().destination().isEnabled()) {
            throw new IllegalArgumentException("Mapping '%s': its destination '%s' is disabled."
                    .formatted(id, wired.mapping().destination().id()));
        }
        return wired;
    }

    Model model(String id) {
        return require("model", wiring.models(), id);
    }

    Source source(String id) {
        return require("source", wiring.sources(), id);
    }

    Destinations.Configured destination(String id) {
        return require("destination", wiring.destinations(), id);
    }

    private <T> T require(String kind, Map<String, T> known, String id) {
        running.requireOpen();
        T found = known.get(id);
        if (found == null) {
            throw new IllegalArgumentException("There is no %s '%s'. There are: %s.%s"
                    .formatted(
                            kind,
                            id,
                            String.join(", ", known.keySet()),
                            Nearest.hint(id, List.copyOf(known.keySet()))));
        }
        return found;
    }
}
