package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders how large a row is, and whether it is too large to be read. */
final class SizeRendering {
    /** What {@code oversize} is, while a delta is being made, of a row that carries no values because nobody wants them. */
    static final int UNWANTED = -1;

    private static final int ROW_OVERHEAD_BYTES = 64;
    private static final int TERMS_IN_A_ROW = 8;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private SizeRendering() {}

    /** About how many bytes a row {@code n} takes: little if it is too large, null if nobody wants it. */
    static String bytes(Dialect dialect, List<Column> columns) {
        long constant = ROW_OVERHEAD_BYTES;
        List<String> terms = new ArrayList<>();
        for (Column column : columns) {
            String bytes = dialect.types().bytes(in("n").apply(column));
            if (NUMBER.matcher(bytes).matches()) {
                constant += Long.parseLong(bytes);
            } else {
                terms.add(bytes);
            }
        }
        terms.add(0, String.valueOf(constant));
        String sum = sum(terms);
        return "CASE WHEN n.oversize IS NULL THEN " + sum + " WHEN n.oversize >= 0 THEN " + ROW_OVERHEAD_BYTES + " END";
    }

    /**
     * Null for a row that fits, the position of its first column over the limit, or 0 if only the row as a whole is over
     * it. A row that fits, as nearly all do, costs one sum: each column is looked at only if the sum passes a limit.
     *
     * @param reference how the columns are read
     * @param unwanted what holds for rows that are {@link #UNWANTED}; empty if none is
     */
    static String oversize(
            Dialect dialect,
            List<Column> columns,
            Function<Column, ColumnReference> reference,
            String unwanted,
            SizeLimits limits) {
        List<Sized> sized = sized(dialect, columns, reference);
        String first = unwanted.isEmpty() ? "" : "WHEN " + unwanted + " THEN " + UNWANTED + " ";
        if (sized.isEmpty()) {
            return "CAST(CASE " + first + "WHEN 1 = 0 THEN 0 END AS "
                    + dialect.types().smallType() + ")";
        }
        String sum = sum(sized.stream().map(Sized::bytes).toList());
        long least = Math.min(limits.columnBytes(), limits.recordBytes());
        return sized.stream()
                .map(size -> "WHEN %s > %s THEN %s".formatted(size.bytes, limits.columnBytes(), size.column.position()))
                .collect(Collectors.joining(
                        " ",
                        "CAST(CASE %sWHEN %s > %s THEN CASE ".formatted(first, sum, least),
                        " WHEN %s > %s THEN 0 END END AS %s)"
                                .formatted(
                                        sum,
                                        limits.recordBytes(),
                                        dialect.types().smallType())));
    }

    /** In brackets that nest no deeper than they must: some products go down a sum term by term until their stack ends. */
    private static String sum(List<String> terms) {
        int half = terms.size() / 2;
        return terms.size() <= TERMS_IN_A_ROW
                ? String.join(" + ", terms)
                : "(" + sum(terms.subList(0, half)) + ") + (" + sum(terms.subList(half, terms.size())) + ")";
    }

    /** The most bytes of a column of a row that is too large, so that the rest of it may be shown. */
    static long share(Dialect dialect, List<Column> columns, SizeLimits limits) {
        int count = Math.max(1, sized(dialect, columns, in("n")).size());
        return Math.min(limits.columnBytes(), limits.recordBytes() / count);
    }

    /** A column whose values may be long, and how many bytes it has at least. */
    private record Sized(Column column, String bytes) {}

    private static List<Sized> sized(
            Dialect dialect, List<Column> columns, Function<Column, ColumnReference> reference) {
        return columns.stream()
                .flatMap(column ->
                        dialect
                                .types()
                                .minBytes(reference.apply(column))
                                .map(bytes -> new Sized(column, bytes))
                                .stream())
                .toList();
    }

    /** How the columns of a delta are read under an alias. */
    static Function<Column, ColumnReference> in(String alias) {
        return column -> new ColumnReference(column, alias + "." + column.deltaName());
    }
}
