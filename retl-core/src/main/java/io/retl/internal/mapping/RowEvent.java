package io.retl.internal.mapping;

import io.retl.destination.spi.ChangeKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of one row, as an expression reads it. A value is converted when it is first read. Not thread-safe. */
public final class RowEvent implements Scope {
    private final RowShape shape;
    private final @Nullable Object[] read;
    private final @Nullable Object[] converted;
    private final RowChange change;
    private @Nullable Map<String, @Nullable Object> whole;

    private RowEvent(RowShape shape, @Nullable Object[] read, RowChange change) {
        this.shape = shape;
        this.read = read;
        this.converted = new @Nullable Object[read.length];
        this.change = change;
    }

    /**
     * A change.
     *
     * @param read what {@link io.retl.warehouse.spi.TypeRules#read} gave for each column of the shape; not copied, and
     *     not looked at for a deleted row, whose columns are all null
     */
    public static RowEvent of(RowShape shape, @Nullable Object[] read, RowChange change) {
        int columns = shape.columns().size();
        if (change.kind() == ChangeKind.DELETED) {
            return new RowEvent(shape, new @Nullable Object[columns], change);
        }
        if (read.length != columns) {
            throw new IllegalArgumentException("The row has %s values for %s columns.".formatted(read.length, columns));
        }
        return new RowEvent(shape, read, change);
    }

    /** What happened to the row. */
    public RowChange change() {
        return change;
    }

    @Override
    public @Nullable Object column(String name) {
        int index = shape.indexOf(name);
        return index < 0 ? Absent.ABSENT : value(index);
    }

    @Override
    public String recordId() {
        return change.recordId();
    }

    /** The event that the seed system sends for the row. */
    @Override
    public Map<String, @Nullable Object> whole() {
        if (whole == null) {
            Map<String, @Nullable Object> event = new LinkedHashMap<>();
            event.put("type", "track");
            event.put("event", word(change.kind()));
            event.put("messageId", change.messageId());
            event.put("timestamp", change.timestamp().toString());
            event.put("receivedAt", change.timestamp().toString());
            event.put("__segment_id", change.recordId());
            event.put("properties", properties());
            whole = Collections.unmodifiableMap(event);
        }
        return whole;
    }

    private Map<String, @Nullable Object> properties() {
        List<String> columns = shape.columns();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            properties.put(columns.get(i), value(i));
        }
        return Collections.unmodifiableMap(properties);
    }

    private @Nullable Object value(int index) {
        Object value = converted[index];
        if (value == null && read[index] != null) {
            try {
                value = Values.of(read[index]);
            } catch (MappingFailedException failure) {
                throw failure.in("column '" + shape.columns().get(index) + "'");
            }
            converted[index] = value;
        }
        return value;
    }

    private static String word(ChangeKind kind) {
        return switch (kind) {
            case ADDED -> "new";
            case UPDATED -> "updated";
            case DELETED -> "deleted";
        };
    }
}
