package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** How many bytes a row takes as JSON in UTF-8, for the limits on records and columns. */
public final class RecordSize {
    /**
     * The bytes of an event without the text of its record id and without its properties: 190, counted with the longest
     * word for a change, "updated", so that every row has the same, and with message ids of 32 characters, which those
     * of the engine have.
     */
    public static final int ENVELOPE_BYTES = 190;

    /** {@code {"":}}, which stands around the value that is counted. */
    private static final int WRAPPING_BYTES = 5;

    private RecordSize() {}

    /**
     * The bytes of the whole event: {@link #ENVELOPE_BYTES} and the record id and the properties as they are.
     *
     * @throws MappingFailedException if a value cannot be mapped
     */
    public static long of(RowEvent event) {
        return ENVELOPE_BYTES
                + bytes(event.recordId())
                + Json.sizeOf(event.view().properties());
    }

    /**
     * The bytes of the value of the column at an index, without its name.
     *
     * @throws MappingFailedException if the value cannot be mapped
     */
    public static long columnBytes(RowEvent event, int index) {
        return bytes(event.value(index));
    }

    private static long bytes(@Nullable Object value) {
        return Json.sizeOf(Collections.singletonMap("", value)) - WRAPPING_BYTES;
    }
}
