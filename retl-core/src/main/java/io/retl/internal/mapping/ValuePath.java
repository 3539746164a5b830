package io.retl.internal.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that lead from an input to a value in it; none lead to the input itself. */
record ValuePath(List<String> keys) {
    /** Brackets separate only beside a quote or a digit, dots everywhere, within quotes too. */
    private static final Pattern SEPARATOR = Pattern.compile("\\[(?=[\"'0-9])|\\.|(?<=[\"'0-9])]+");

    private static final Pattern QUOTE = Pattern.compile("[\"']");

    /** A path as a placeholder has it. */
    static ValuePath of(String text) {
        return new ValuePath(Arrays.stream(SEPARATOR.split(text))
                .filter(piece -> !piece.isEmpty())
                .map(piece -> QUOTE.matcher(piece).replaceAll(""))
                .toList());
    }

    /** A path as a directive has it, where the first {@code $.} means nothing, wherever it is. */
    static ValuePath ofDirective(String text) {
        int root = text.indexOf("$.");
        return of(root < 0 ? text : text.substring(0, root) + text.substring(root + 2));
    }

    /**
     * The value that the keys lead to, absent if there is none. What is not {@linkplain JavaScript#isTruthy truthy}
     * ends the walk and is the result: null stays null, and zero stays zero.
     */
    @Nullable
    Object in(@Nullable Object input) {
        Object value = input;
        for (int i = 0; i < keys.size(); i++) {
            if (!JavaScript.isTruthy(value)) {
                return value;
            }
            value = member(value, keys.get(i));
        }
        return value;
    }

    private static @Nullable Object member(@Nullable Object value, String key) {
        if (value instanceof View view) {
            return view.member(key);
        }
        if (value instanceof Map<?, ?> object) {
            return JavaScript.member(object, key);
        }
        if (value instanceof List<?> list) {
            int index = (int) JavaScript.index(key, list.size());
            return index < 0 ? length(key, list.size()) : list.get(index);
        }
        if (value instanceof String text) {
            int index = (int) JavaScript.index(key, text.length());
            return index < 0 ? length(key, text.length()) : text.substring(index, index + 1);
        }
        return Absent.ABSENT;
    }

    private static Object length(String key, int length) {
        return key.equals("length") ? (Object) (long) length : Absent.ABSENT;
    }
}
