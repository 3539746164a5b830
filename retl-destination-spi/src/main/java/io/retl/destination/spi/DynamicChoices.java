package io.retl.destination.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a field may have right now. Immutable.
 *
 * @param choices the values
 * @param nextPage what to ask for to get more; null if these are all
 */
public record DynamicChoices(
        List<FieldChoice> choices, @Nullable String nextPage) {
    /** No values. */
    public static final DynamicChoices NONE = new DynamicChoices(List.of(), null);

    /** Copies the list. */
    public DynamicChoices {
        choices = List.copyOf(Objects.requireNonNull(choices, "choices"));
    }

    /** What to ask for to get more. */
    public Optional<String> more() {
        return Optional.ofNullable(nextPage);
    }
}
