package io.retl.mapping;

import io.retl.destination.spi.ChangeKind;
import io.retl.internal.mapping.Absent;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.MappingFailedException;
import io.retl.internal.mapping.Results;
import io.retl.internal.mapping.RowChange;
import io.retl.internal.mapping.RowEvent;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.mapping.WholeMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a whole mapping, written in JSON directives, makes of an event, or fields of a row: a way to try a mapping without
 * a warehouse. Immutable and thread-safe.
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

    /**
     * Runs a mapping over several events. The mapping is looked at once; one event that fails fails all of them. Unlike
     * {@link #of}, an event may be of any type here.
     *
     * @param events a list of what the paths of the mapping read
     * @throws IllegalArgumentException if the events are no list, or the mapping is invalid
     * @throws UnresolvableMappingException if the mapping is valid, but fails for one of the events
     */
    public static MappingPreview ofAll(@Nullable Object mapping, @Nullable Object events) {
        try {
            return new MappingPreview(WholeMapping.results(mapping, events));
        } catch (MappingFailedException failure) {
            throw new UnresolvableMappingException(Objects.toString(failure.getMessage()), failure);
        }
    }

    /**
     * Computes fields from a row, as a sync does for a row that was added. What a sync finds out from the model, the
     * message id and the moment, is empty here, and 1970.
     *
     * @param fields how each field is computed
     * @param recordId the text of the row's unique identifier
     * @param row the values of the columns by name, in the types that JDBC gives or as JSON
     * @throws IllegalArgumentException if a field reads a column that the row does not have
     * @throws UnresolvableMappingException if a field cannot be computed from this row
     */
    public static MappingPreview ofRow(
            Map<String, Expression> fields, String recordId, Map<String, ? extends @Nullable Object> row) {
        Objects.requireNonNull(recordId, "recordId");
        FieldMapping mapping = FieldMapping.of(fields);
        RowShape shape = RowShape.of(List.copyOf(row.keySet()));
        List<String> problems = mapping.problems(shape);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        RowChange change = new RowChange(ChangeKind.ADDED, recordId, "", Instant.EPOCH);
        try {
            RowEvent event = RowEvent.of(shape, row.values().toArray(), change);
            return new MappingPreview(mapping.payload(event).fields());
        } catch (MappingFailedException failure) {
            throw new UnresolvableMappingException(Objects.toString(failure.getMessage()), failure);
        }
    }

    /**
     * What is wrong with a mapping, without running it; empty if it is valid.
     *
     * @throws IllegalArgumentException if it is no JSON or nests deeper than 64 levels
     */
    public static List<String> problems(@Nullable Object mapping) {
        return WholeMapping.problems(mapping);
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
        return Results.presented(result, null);
    }

    /**
     * As {@link #value()}, with a mark in the place of what is absent within a List, to tell it from null.
     *
     * @param mark a value as those of a mapping
     * @throws IllegalStateException if the whole is {@linkplain #isAbsent absent}
     */
    public @Nullable Object valueWithAbsentAs(Object mark) {
        value();
        return Results.presented(result, Objects.requireNonNull(mark, "mark"));
    }

    /** Says whether there is a value, but not which. */
    @Override
    public String toString() {
        return isAbsent() ? "MappingPreview[absent]" : "MappingPreview[value]";
    }
}
