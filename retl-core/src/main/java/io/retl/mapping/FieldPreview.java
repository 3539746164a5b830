package io.retl.mapping;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinition;
import io.retl.internal.field.FieldStep;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an action with certain fields would get of a mapped record: a way to try an action's fields without a destination.
 * Immutable and thread-safe.
 */
public final class FieldPreview {
    private final FieldStep.Checked checked;

    private FieldPreview(FieldStep.Checked checked) {
        this.checked = checked;
    }

    /**
     * Brings a record into the form of the fields, as a sync does between mapping and action.
     *
     * @param fields of the action; with none, the record passes as it is
     * @param mapped what a mapping gives, for example {@link MappingPreview#value()}; not changed
     * @param mode whether the action is called for one change or for a batch, which treat empty texts differently
     */
    public static FieldPreview of(
            List<FieldDefinition> fields, Map<String, @Nullable Object> mapped, BatchLimits.Mode mode) {
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(mapped, "mapped");
        return new FieldPreview(FieldStep.of(fields).apply(mapped, Objects.requireNonNull(mode, "mode")));
    }

    /** Whether the record does not fit and would never reach the action. */
    public boolean isRefused() {
        return checked instanceof FieldStep.Refused;
    }

    /** Why it does not fit: sentences without values of the record; empty if it fits. */
    public List<String> problems() {
        return checked instanceof FieldStep.Refused refused ? refused.problems() : List.of();
    }

    /**
     * What the action gets; unmodifiable.
     *
     * @throws IllegalStateException if the record is {@linkplain #isRefused refused}
     */
    public Map<String, @Nullable Object> fields() {
        if (checked instanceof FieldStep.Passed passed) {
            return Collections.unmodifiableMap(passed.fields());
        }
        throw new IllegalStateException("The record is refused, so there are no fields. Ask isRefused() first.");
    }

    /** Says whether the record fits, but nothing of its values. */
    @Override
    public String toString() {
        return isRefused() ? "FieldPreview[refused]" : "FieldPreview[fields]";
    }
}
