package io.retl.liquid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of liqp as values of ours. */
final class Values {
    private Values() {}

    /** Arrays as lists. */
    static @Nullable Object of(@Nullable Object value) {
        return value instanceof Object[] array ? new ArrayList<>(Arrays.asList(array)) : value;
    }

    /** The elements of a list; of nothing none, of any other value itself. */
    static List<@Nullable Object> elements(@Nullable Object value) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            elements.addAll(list);
        } else if (value != null) {
            elements.add(value);
        }
        return elements;
    }
}
