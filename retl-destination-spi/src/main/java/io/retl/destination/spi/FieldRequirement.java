package io.retl.destination.spi;

import java.util.List;
import java.util.Objects;

/**
 * When a field is required. Immutable.
 *
 * <p>For a property of an object give one condition: of several, the engine asks for a field whose name is {@code object.property}
 * with the dot, as the seed system does, so that a record for which they hold is refused. An object with such a property does not
 * demand its other properties any more.
 *
 * @param match how many of the conditions must hold
 * @param conditions what must hold; with none and {@link Match#ALL}, the field is always required
 */
public record FieldRequirement(Match match, List<FieldCondition> conditions) {
    /** Always. */
    public static final FieldRequirement ALWAYS = new FieldRequirement(Match.ALL, List.of());

    /** Never. */
    public static final FieldRequirement NEVER = new FieldRequirement(Match.ANY, List.of());

    /** How many conditions must hold. */
    public enum Match {
        /** Each of them. */
        ALL,
        /** At least one. */
        ANY
    }

    /** Copies the list. */
    public FieldRequirement {
        Objects.requireNonNull(match, "match");
        conditions = List.copyOf(Objects.requireNonNull(conditions, "conditions"));
    }
}
