package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of a wide model in one list of texts. A row of the server ends at 8,160 bytes: long values move out of
 * it, but each leaves a pointer of 18 bytes, so that 512 texts never fit. A list is one value and moves out as one.
 */
final class PackedColumns {
    private static final int MAX_ROW_BYTES = 8_160;

    /** Header, bitmap of nulls of 520 columns, and the columns of retl with their alignment. */
    private static final int OWN_BYTES = 24 + 72 + 96;

    private static final int MAX_ALIGNMENT = 8;
    private static final String NAME = "packed";

    private PackedColumns() {}

    /** Whether a row could pass the page. Decided by types alone, so that page and delta agree. */
    static boolean needed(List<Column> columns) {
        int bytes = OWN_BYTES;
        int previous = 0;
        for (Column column : columns) {
            int width = PostgresType.named(column.typeName())
                    .map(PostgresType::rowBytes)
                    .orElse(PostgresType.VARIABLE_ROW_BYTES);
            bytes += width;
            if (width != previous) {
                bytes += Math.min(width, MAX_ALIGNMENT) - 1;
            }
            previous = width;
        }
        return bytes > MAX_ROW_BYTES;
    }

    /** The select item that packs {@code n.c1…cn}. */
    static String pack(List<Column> columns, String condition) {
        return columns.stream()
                .map(column -> PostgresText.comparable(PostgresText.of(column, "n." + column.deltaName())))
                .collect(Collectors.joining(
                        ", ", "CASE WHEN " + condition + " THEN ARRAY[", "]::pg_catalog._text END AS " + NAME));
    }

    /**
     * The rows with the list taken apart. Appending to it turns it into the server's form for work in memory: it is
     * fetched and split once per row, not once per column. The offsets keep the planner from merging the levels.
     */
    static String unpack(String rows) {
        return """
                (
                SELECT p.*, pg_catalog.array_append(p.%s, NULL::pg_catalog.text) AS unpacked
                FROM (SELECT * FROM %s OFFSET 0) p ORDER BY seq OFFSET 0) u ORDER BY seq""".formatted(NAME, rows);
    }

    /** A column of the unpacked list. */
    static String element(int index) {
        return "unpacked[" + (index + 1) + "]";
    }
}
