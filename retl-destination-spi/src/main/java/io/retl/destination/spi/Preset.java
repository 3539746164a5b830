package io.retl.destination.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a field is mapped to by a mapping that leaves its fields to the action. Immutable and thread-safe. */
public final class Preset {
    /** Nothing: the field is left out. */
    public static final Preset NONE = new Preset(null, false);

    private final @Nullable Object mapping;
    private final boolean present;

    private Preset(@Nullable Object mapping, boolean present) {
        this.mapping = mapping;
        this.present = present;
    }

    /**
     * A mapping.
     *
     * @param mapping as in JSON: null, a String, a Boolean, a Number, a List or a Map with text keys, of which an object
     *     such as {@code {"@path": "$.__segment_id"}} is a directive
     */
    public static Preset of(@Nullable Object mapping) {
        return new Preset(mapping, true);
    }

    /** Whether there is one. */
    public boolean isPresent() {
        return present;
    }

    /** The mapping as in JSON; null if it is null, or if there is none. */
    public @Nullable Object mapping() {
        return mapping;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Preset that && present == that.present && Objects.equals(mapping, that.mapping);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mapping, present);
    }

    @Override
    public String toString() {
        return present
                ? "Preset[" + Optional.ofNullable(mapping).map(Object::toString).orElse("null") + "]"
                : "Preset[]";
    }
}
