package io.retl.destination.braze;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.SyncMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which sync modes an action takes. The engine refuses a mapping with another; what comes here nevertheless is rejected in
 * Segment's words.
 *
 * @param modes the modes, the preset one first; empty for the actions of the first generation, which know none
 */
record SyncRule(List<SyncMode> modes) {
    static final SyncRule NONE = new SyncRule(List.of());
    static final SyncRule UPDATE = new SyncRule(List.of(SyncMode.UPDATE));
    static final SyncRule ADD = new SyncRule(List.of(SyncMode.ADD));
    static final SyncRule ADD_OR_UPDATE = new SyncRule(List.of(SyncMode.ADD, SyncMode.UPDATE));
    static final SyncRule ADD_OR_UPSERT = new SyncRule(List.of(SyncMode.ADD, SyncMode.UPSERT));

    /** What is wrong with the mode of the mapping. */
    Optional<String> problem(DeliveryContext context) {
        if (modes.isEmpty() || context.syncMode().filter(modes::contains).isPresent()) {
            return Optional.empty();
        }
        if (context.batchLimits().mode() == BatchLimits.Mode.BATCH) {
            return Optional.of("Invalid syncMode, must be set to \"add\" or \"update\"");
        }
        if (equals(UPDATE)) {
            String mode = context.syncMode().map(SyncRule::text).orElse("undefined");
            return Optional.of("Sync mode " + mode + " is not supported");
        }
        return Optional.of("syncMode must be "
                + String.join(
                        " or ",
                        modes.stream().map(mode -> "\"" + text(mode) + "\"").toList()));
    }

    private static String text(SyncMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
