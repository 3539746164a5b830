package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import org.jspecify.annotations.Nullable;

/** A row cannot be mapped; the engine rejects that record and goes on. The message holds no value of the row. */
public final class MappingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MappingFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static MappingFailedException tooDeep() {
        return new MappingFailedException(
                "the value nests deeper than " + Json.MAX_DEPTH + " levels. Flatten it in the model.", null);
    }

    /** The same failure with the place in front. */
    MappingFailedException in(String place) {
        return new MappingFailedException(place + ": " + getMessage(), this);
    }
}
