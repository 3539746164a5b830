package io.retl.internal.mapping;

import io.retl.internal.text.Nearest;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences about names in a mapping that are not those of one column. */
final class MissingColumns {
    private static final int COLUMNS_SHOWN = 20;
    private static final String WRITE_EXACTLY =
            " Write one of them exactly, or give them different names in the query.";

    private final String field;
    private final RowShape shape;

    MissingColumns(String field, RowShape shape) {
        this.field = field;
        this.shape = shape;
    }

    /** What is wrong with a column that a field names, which fails the sync. */
    String problem(String column) {
        String reads = "field '%s' reads column '%s', which ".formatted(field, column);
        return shape.indexOf(column) == RowShape.AMBIGUOUS
                ? reads + "fits several columns of the model: " + alike(column) + "." + WRITE_EXACTLY
                : reads + "the model does not return. " + fix(column);
    }

    /** What is wrong with a path, which only leaves something out. */
    String warning(String path, String column) {
        String reads = "field '%s' reads '%s', which ".formatted(field, path);
        String result = ", so it is absent for every row.";
        return shape.labelled(column) == RowShape.AMBIGUOUS
                ? reads + "fits several columns of the model: " + alike(column) + result + WRITE_EXACTLY
                : reads + "the model does not return" + result + " " + fix(column);
    }

    private String fix(String column) {
        return Nearest.to(column, shape.columns())
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElseGet(() -> "Available: " + shown(shape.columns()) + ".");
    }

    private static String shown(List<String> columns) {
        return columns.size() <= COLUMNS_SHOWN
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, COLUMNS_SHOWN)) + " and " + (columns.size() - COLUMNS_SHOWN)
                        + " more";
    }

    private String alike(String column) {
        return shape.alike(column).collect(Collectors.joining("', '", "'", "'"));
    }
}
