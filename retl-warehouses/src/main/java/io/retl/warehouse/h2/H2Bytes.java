package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnReference;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class H2Bytes {
    /** By how much the text of JSON, a list or a row may be longer than retl's own. */
    private static final int LONGER_TEXT = 4;

    /** What a field of a row has beside its name: quotes, which may be escaped, a colon and a comma. */
    private static final int FIELD_BYTES = 6;

    private H2Bytes() {}

    static String expression(ColumnReference reference) {
        String sql = reference.sql();
        String typeName = reference.column().typeName();
        String text = text(sql);
        return switch (H2Type.of(typeName)) {
            case BOOLEAN -> "5";
            case INTEGER -> "20";
            case FLOAT -> "26";
            case DATE, TIME, TIMESTAMP, INSTANT, UUID -> "48";
            case DECIMAL -> known("OCTET_LENGTH(" + text + ") + " + exponent(text));
            case INTERVAL -> "96";
            case TEXT, BINARY -> known(size(reference));
            // What stands between the elements is shorter in H2's text than in JSON.
            case ARRAY -> known("3 * OCTET_LENGTH(" + text + ") + 2");
            case STRUCT -> known("3 * OCTET_LENGTH(" + text + ") + " + (nameBytes(typeName) + 2));
            default -> known(size(reference));
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. A text knows how many characters it has, not how many bytes. */
    static Optional<String> least(ColumnReference reference) {
        String sql = reference.sql();
        return switch (H2Type.of(reference.column().typeName())) {
            case BOOLEAN, INTEGER, FLOAT, DATE, TIME, TIMESTAMP, INSTANT, UUID, INTERVAL -> Optional.empty();
            case TEXT -> Optional.of(known("CHAR_LENGTH(" + sql + ") + 2"));
            case BINARY -> Optional.of(known(size(reference)));
            // A fraction may lose its zeros: 0.0000001 becomes 1E-7.
            case DECIMAL ->
                Optional.of(known("CASE WHEN ABS(" + sql + ") < 1 THEN 0 ELSE CHAR_LENGTH(" + text(sql) + ") END"));
            case ARRAY, STRUCT, JSON -> Optional.of(known("CHAR_LENGTH(" + text(sql) + ") / " + LONGER_TEXT));
            default -> Optional.of(known("CHAR_LENGTH(" + text(sql) + ")"));
        };
    }

    private static String size(ColumnReference reference) {
        String sql = reference.sql();
        return switch (H2Type.name(reference.column().typeName())) {
            case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT" ->
                "OCTET_LENGTH(" + sql + ") + 2";
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT", "JAVA_OBJECT" ->
                "(OCTET_LENGTH(" + sql + ") + 2) / 3 * 4 + 2";
            default -> "OCTET_LENGTH(" + text(sql) + ") + 2";
        };
    }

    private static String text(String sql) {
        return "CAST(" + sql + " AS VARCHAR)";
    }

    /** The names of a row's fields stand in its JSON, not in its text. */
    private static long nameBytes(String typeName) {
        long bytes = 0;
        for (H2Type.Field field : H2Type.fields(typeName)) {
            bytes += FIELD_BYTES + 3L * field.name().length();
            if (field.typeName().startsWith("ROW(")) {
                bytes += nameBytes(field.typeName());
            }
        }
        return bytes;
    }

    /** 1E+1000 has a thousand digits on its way. */
    private static String exponent(String text) {
        return "CASE WHEN LOCATE('E', %s) > 0 THEN ABS(CAST(SUBSTRING(%s, LOCATE('E', %s) + 1) AS INTEGER)) ELSE 0 END"
                .formatted(text, text, text);
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}
