package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as a template shows them. */
final class Texts {
    /** A JSON number may have an exponent of ten digits; its plain form would not fit into the heap. */
    private static final int MAX_PLAIN_SCALE = 1_000;

    private Texts() {}

    static String of(@Nullable Object value) {
        if (value == null || value == Absent.ABSENT) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof Double number) {
            return plain(new BigDecimal(number.toString()).stripTrailingZeros());
        }
        return value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MAX_PLAIN_SCALE ? number.toString() : number.toPlainString();
    }
}
