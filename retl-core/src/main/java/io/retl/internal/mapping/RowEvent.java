package io.retl.internal.mapping;

import io.retl.destination.spi.ChangeKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of one row, as an expression reads it. A value is converted when it is first read. Not thread-safe. */
public final class RowEvent implements Scope {
    private final RowShape shape;
    private final @Nullable Object[] read;
    private final @Nullable Object[] converted;
    private final RowChange change;
    private final Work work = new Work();
    private @Nullable EventView view;

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
    public Work work() {
        return work;
    }

    @Override
    public String recordId() {
        return change.recordId();
    }

    /**
     * The event that the seed system sends for the row. Its members, and those of its {@code properties}, are made when
     * they are read: a path to one column converts no other. A key of the properties finds the column written exactly
     * so, otherwise the only one that differs in case.
     */
    @Override
    public Map<String, @Nullable Object> whole() {
        return view();
    }

    /** The columns with their values, in the order of the shape; as {@code properties} of {@link #whole()}. */
    public Map<String, @Nullable Object> properties() {
        return view().properties();
    }

    EventView view() {
        if (view == null) {
            view = new EventView(this);
        }
        return view;
    }

    RowShape shape() {
        return shape;
    }

    /** The value of the column at an index. */
    @Nullable
    Object value(int index) {
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
}
