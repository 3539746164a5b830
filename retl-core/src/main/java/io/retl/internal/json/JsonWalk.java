package io.retl.internal.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through a value in the order of its JSON, so that the text and its size cannot disagree. */
final class JsonWalk {
    private JsonWalk() {}

    static void over(@Nullable Object value, JsonOutput out) {
        if (value == null) {
            out.word("null");
        } else if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Number number) {
            number(number, out);
        } else if (value instanceof Boolean truth) {
            out.word(truth ? "true" : "false");
        } else if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof List<?> list) {
            array(list, out);
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for a " + value.getClass().getName() + ".");
        }
    }

    private static void number(Number number, JsonOutput out) {
        if (number instanceof Double real && !Double.isFinite(real)) {
            out.text(number.toString());
        } else {
            out.word(number.toString());
        }
    }

    private static void object(Map<?, ?> map, JsonOutput out) {
        out.punctuation('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!first) {
                out.punctuation(',');
            }
            first = false;
            out.text((String) member.getKey());
            out.punctuation(':');
            over(member.getValue(), out);
        }
        out.punctuation('}');
    }

    private static void array(List<?> list, JsonOutput out) {
        out.punctuation('[');
        boolean first = true;
        for (Object element : list) {
            if (!first) {
                out.punctuation(',');
            }
            first = false;
            over(element, out);
        }
        out.punctuation(']');
    }
}
