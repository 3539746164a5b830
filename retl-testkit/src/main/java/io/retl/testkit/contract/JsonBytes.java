package io.retl.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of a delivered value as compact JSON in UTF-8, in the plainest way there is. */
final class JsonBytes {
    private JsonBytes() {}

    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            return 2
                    + Math.max(0, list.size() - 1)
                    + list.stream().mapToLong(JsonBytes::of).sum();
        }
        if (value instanceof Map<?, ?> map) {
            return 2
                    + Math.max(0, map.size() - 1)
                    + map.entrySet().stream()
                            .mapToLong(member -> of(member.getKey()) + 1 + of(member.getValue()))
                            .sum();
        }
        return String.valueOf(value).length();
    }

    private static long text(String text) {
        long escaped = text.chars()
                .mapToLong(character -> {
                    if ("\"\\\b\f\n\r\t".indexOf(character) >= 0) {
                        return 1;
                    }
                    return character < ' ' ? 5 : 0;
                })
                .sum();
        return 2 + text.getBytes(StandardCharsets.UTF_8).length + escaped;
    }
}
