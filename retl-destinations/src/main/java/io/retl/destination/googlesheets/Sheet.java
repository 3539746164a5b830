package io.retl.destination.googlesheets;

import io.retl.destination.http.Body;
import io.retl.destination.http.Request;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sheet that a batch is written to, as its first record says, and the requests to it. Its first row is the header, its first
 * column the identifiers.
 *
 * @param address the spreadsheet
 * @param name the tab
 * @param format how Google reads values
 * @param columns the names of the columns after the first
 */
record Sheet(Url address, String name, String format, List<String> columns) {
    /** Below the header. */
    private static final int FIRST_ROW = 2;

    private static final String FIRST_CELL = "A" + FIRST_ROW;

    static Sheet of(Payload first, Url spreadsheets) {
        return new Sheet(
                spreadsheets.plainPath(text(first, "spreadsheet_id")),
                text(first, "spreadsheet_name"),
                text(first, "data_format"),
                columns(first));
    }

    /** What is read: the identifiers. */
    Request identifiers() {
        return Request.builder("GET", values().plainPath(name + "!" + FIRST_CELL + ":A"))
                .build();
    }

    /**
     * Overwrites rows, and always the header.
     *
     * @param rows by their place below the header, from 0
     */
    Request update(Map<Integer, Payload> rows) {
        List<Object> ranges = new ArrayList<>();
        rows.forEach((place, payload) -> {
            List<@Nullable Object> cells = cells(payload);
            int row = place + FIRST_ROW;
            ranges.add(range("A" + row + ":" + letters(cells.size() + 1) + row, cells));
        });
        List<@Nullable Object> header = new ArrayList<>();
        header.add("id");
        header.addAll(columns);
        ranges.add(range(columns.isEmpty() ? "A1" : "A1:" + letters(header.size()) + "1", header));
        return Request.builder("POST", address.plainPath("values:batchUpdate"))
                .body(Body.json(Map.of("valueInputOption", format, "data", ranges)))
                .build();
    }

    /** Adds rows at the end. */
    Request append(List<Payload> rows) {
        Url url = values().plainPath(name + "!" + FIRST_CELL + ":append")
                .query("valueInputOption", format)
                .query("insertDataOption", "INSERT_ROWS");
        return Request.builder("POST", url)
                .body(Body.json(Map.of("values", rows.stream().map(this::cells).toList())))
                .build();
    }

    static String identifier(Payload payload) {
        return text(payload, "record_identifier");
    }

    /** A, …, Z, AA, … */
    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private Url values() {
        return address.path("values");
    }

    private Map<String, Object> range(String cells, List<@Nullable Object> values) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("range", name + "!" + cells);
        range.put("values", List.of(values));
        return range;
    }

    private List<@Nullable Object> cells(Payload payload) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(identifier(payload));
        Map<?, ?> fields = fields(payload);
        for (String column : columns) {
            Object value = fields.get(column);
            cells.add(value == null ? "" : value);
        }
        return cells;
    }

    /** In the order of JavaScript's objects, which existing sheets have: whole numbers first. */
    private static List<String> columns(Payload payload) {
        List<String> numbers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Object name : fields(payload).keySet()) {
            (isIndex((String) name) ? numbers : others).add((String) name);
        }
        numbers.sort(Comparator.comparing(Long::valueOf));
        numbers.addAll(others);
        return numbers;
    }

    private static boolean isIndex(String name) {
        return name.matches("0|[1-9][0-9]{0,9}") && Long.parseLong(name) < 4_294_967_295L;
    }

    private static Map<?, ?> fields(Payload payload) {
        return payload.field("fields") instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static String text(Payload payload, String field) {
        Object value = payload.field(field);
        return value == null ? "" : value.toString();
    }
}
