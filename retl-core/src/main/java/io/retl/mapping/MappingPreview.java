package io.retl.mapping;

import io.retl.internal.mapping.Absent;
import io.retl.internal.mapping.MappingFailedException;
import io.retl.internal.mapping.WholeMapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a whole mapping, written in JSON directives, makes of one event: a way to try a mapping without a warehouse.
 * Immutable and thread-safe.
 */
public final class MappingPreview {
    private final @Nullable Object result;

    private MappingPreview(@Nullable Object result) {
        this.result = result;
    }

    /**
     * Runs a mapping over an event. First the event is looked at, then the mapping as a whole, then it is resolved.
     *
     * @param mapping an object of fields, or one directive for everything, as for
     *     {@link Expressions#directives(Object)}
     * @param event what the paths of the mapping read, as values like the mapping; an empty map if there is nothing to
     *     read
     * @throws IllegalArgumentException if the event is no object, or the mapping is invalid; the message lists every
     *     problem
     * @throws UnresolvableMappingException if the mapping is valid, but fails for this event
     */
    public static MappingPreview of(@Nullable Object mapping, @Nullable Object event) {
        try {
            return new MappingPreview(WholeMapping.result(mapping, event));
        } catch (MappingFailedException failure) {
            throw new UnresolvableMappingException(Objects.toString(failure.getMessage()), failure);
        }
    }

    /** Whether the mapping gives nothing at all, which is not null. */
    public boolean isAbsent() {
        return result == Absent.ABSENT;
    }

    /**
     * What the mapping gives: null, a String, a Boolean, a Number with every digit, or an unmodifiable List or Map with
     * text keys of these. What was absent within it is left out of a Map and is null in a List.
     *
     * @throws IllegalStateException if it is {@linkplain #isAbsent absent}
     */
    public @Nullable Object value() {
        if (isAbsent()) {
            throw new IllegalStateException("The mapping gives nothing for this event. Ask isAbsent() first.");
        }
        return result;
    }

    /** Says whether there is a value, but not which. */
    @Override
    public String toString() {
        return isAbsent() ? "MappingPreview[absent]" : "MappingPreview[value]";
    }
}
