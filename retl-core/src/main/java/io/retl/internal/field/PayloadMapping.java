package io.retl.internal.field;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Payload;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.MappingFailedException;
import io.retl.internal.mapping.RowEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the payload of a row: its fields are computed, then brought into the form that the action declares. A row of which
 * none can be made is refused alone. Immutable and thread-safe.
 */
public final class PayloadMapping {
    private final FieldMapping fields;
    private final FieldStep step;
    private final BatchLimits.Mode mode;

    private PayloadMapping(FieldMapping fields, FieldStep step, BatchLimits.Mode mode) {
        this.fields = fields;
        this.step = step;
        this.mode = mode;
    }

    /**
     * For an action.
     *
     * @param step the form of its fields
     * @param mode whether it is handed batches
     */
    public static PayloadMapping of(FieldMapping fields, FieldStep step, BatchLimits.Mode mode) {
        return new PayloadMapping(fields, step, mode);
    }

    /** For an action that takes any fields. */
    public static PayloadMapping of(FieldMapping fields) {
        return of(fields, FieldStep.of(List.of()), BatchLimits.Mode.SINGLE);
    }

    /** What a row became. */
    public sealed interface Made permits Fit, Unfit {}

    /**
     * What is sent for it.
     *
     * @param payload of the row
     */
    public record Fit(Payload payload) implements Made {}

    /**
     * Why nothing can be sent for it.
     *
     * @param step where it failed
     * @param reason a sentence without values of the row
     */
    public record Unfit(Step step, String reason) implements Made {}

    /** Where a row fails. */
    public enum Step {
        /** Its fields cannot be computed. */
        MAPPING,
        /** They are not what the action takes. */
        FIELDS
    }

    /** How the fields are computed. */
    public FieldMapping fields() {
        return fields;
    }

    /** The payload for a row. */
    public Made make(RowEvent event) {
        Map<String, @Nullable Object> mapped;
        try {
            mapped = fields.values(event);
        } catch (MappingFailedException failure) {
            return new Unfit(Step.MAPPING, "It cannot be mapped: " + failure.getMessage());
        }
        FieldStep.Checked checked = step.apply(mapped, mode);
        return checked instanceof FieldStep.Refused refused
                ? new Unfit(Step.FIELDS, refused.message())
                : new Fit(FieldMapping.payload(event.change(), ((FieldStep.Passed) checked).fields()));
    }
}
