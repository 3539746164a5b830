package io.retl.liquid;

import io.retl.liquid.FunctionFilter.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Filters on arrays, and on texts as arrays of characters. */
final class ListFilters {
    private ListFilters() {}

    static List<Filter> all() {
        return List.of(
                new FunctionFilter("first", (value, arguments) -> element(value, 0)),
                new FunctionFilter("last", (value, arguments) -> element(value, Math.max(0, length(value) - 1))),
                new FunctionFilter("size", (value, arguments) -> (long) length(value)),
                new FunctionFilter("compact", (value, arguments) -> compact(value)),
                new FunctionFilter("join", ListFilters::joined),
                new FunctionFilter("slice", ListFilters::slice));
    }

    private static int length(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : value instanceof String text ? text.length() : 0;
    }

    private static @Nullable Object element(@Nullable Object value, int index) {
        if (index >= length(value)) {
            return value instanceof List ? null : "";
        }
        return value instanceof List<?> list
                ? list.get(index)
                : String.valueOf(value).substring(index, index + 1);
    }

    private static List<@Nullable Object> compact(@Nullable Object value) {
        List<@Nullable Object> elements = Values.elements(value);
        elements.removeIf(Objects::isNull);
        return elements;
    }

    private static String joined(@Nullable Object value, Arguments arguments) {
        String separator = arguments.at(0) == null ? " " : arguments.text(0);
        StringBuilder text = new StringBuilder();
        String between = "";
        for (Object element : Values.elements(value)) {
            text.append(between)
                    .append(element instanceof List ? commas((List<?>) element) : JavaScriptText.of(element));
            if (text.length() > GuardedFilter.MAX_CHARACTERS) {
                throw RefusedException.tooLong();
            }
            between = separator;
        }
        return text.toString();
    }

    private static String commas(List<?> list) {
        List<String> texts = new ArrayList<>();
        list.forEach(
                element -> texts.add(element instanceof List<?> inner ? commas(inner) : JavaScriptText.of(element)));
        return String.join(",", texts);
    }

    private static Object slice(@Nullable Object value, Arguments arguments) {
        Object sliced = value == null ? List.of() : value instanceof List ? value : JavaScriptText.of(value);
        int length = length(sliced);
        double given = arguments.number(0, 0);
        double begin = given < 0 ? length + given : given;
        double count = arguments.number(1, 1);
        boolean isOutside = begin < 0 || count < 0;
        int from = isOutside ? 0 : (int) Math.min(begin, length);
        int to = isOutside ? 0 : (int) Math.min(begin + count, length);
        return sliced instanceof List<?> list
                ? new ArrayList<>(list.subList(from, to))
                : sliced.toString().substring(from, to);
    }
}
