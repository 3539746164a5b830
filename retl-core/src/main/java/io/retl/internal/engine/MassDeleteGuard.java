package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.internal.warehouse.Extraction;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stops a sync that would delete suspiciously much. It looks at all that would go, before the cut and whatever the
 * trigger, and it lets pass what a person approved, up to the number shown.
 */
final class MassDeleteGuard {
    private static final int ALL_PERCENT = 100;

    private MassDeleteGuard() {}

    /** A sync that reads recent rows alone deletes nothing, and to find none of them is usual. */
    static Optional<String> objection(String mappingId, Extraction extraction, Limits limits, OptionalLong approved) {
        if (extraction.reach().isRecent()) {
            return Optional.empty();
        }
        return objection(
                mappingId,
                new Counts(extraction.state().recordCount(), extraction.modelRows(), extraction.deletes()),
                limits,
                approved);
    }

    /**
     * What the guard looks at.
     *
     * @param records how many rows are known
     * @param modelRows how many rows the model has
     * @param deletes how many rows would go
     */
    record Counts(long records, long modelRows, long deletes) {}

    static Optional<String> objection(String mappingId, Counts counts, Limits limits, OptionalLong approved) {
        long records = counts.records();
        long deletes = counts.deletes();
        boolean empty = counts.modelRows() == 0 && records > 0 && limits.massDeletePercent() < ALL_PERCENT;
        boolean many = deletes > limits.massDeleteRows() && deletes * 100 > records * limits.massDeletePercent();
        if ((!empty && !many) || (approved.isPresent() && deletes <= approved.getAsLong())) {
            return Optional.empty();
        }
        String cause = empty
                ? "the model returns no row, so all %s known rows would be deleted".formatted(count(records))
                : "%s of %s known rows would be deleted; the guard stops at more than %s rows and %s %%"
                        .formatted(
                                count(deletes),
                                count(records),
                                count(limits.massDeleteRows()),
                                limits.massDeletePercent());
        return Optional.of(
                "Mapping '%s': %s. Nothing was sent. Mend the model, call approve(\"%s\") to let the next sync delete up to %s rows, or set limits.massDeletePercent to 100 for that sync."
                        .formatted(mappingId, cause, mappingId, count(deletes)));
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
