package io.retl.destination.webhook;

import io.retl.destination.spi.Payload;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a record goes, as it was mapped and not yet checked. Records with equal targets share a request.
 *
 * @param url the address
 * @param origin who chose the address
 * @param method the method
 * @param headers the headers
 */
record Target(
        @Nullable Object url,
        Origin origin,
        @Nullable Object method,
        @Nullable Object headers) {
    /** Who chose a value. */
    enum Origin {
        /** A person, in the mapping. */
        WRITTEN,
        /** The row. */
        COMPUTED
    }

    static Target of(Payload payload, Map<String, @Nullable Object> constants) {
        Object url = payload.field(SendFields.URL);
        boolean written = constants.containsKey(SendFields.URL) && Objects.equals(constants.get(SendFields.URL), url);
        return new Target(
                url,
                written ? Origin.WRITTEN : Origin.COMPUTED,
                payload.field(SendFields.METHOD),
                payload.field(SendFields.HEADERS));
    }
}
