package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;

/** Values as text, in expressions. */
final class PostgresText {
    private PostgresText() {}

    /** Text that compares as bytes, whatever collation its column has. */
    static String comparable(String text) {
        return "(" + text + ") COLLATE pg_catalog.\"C\"";
    }

    /** The text of a value as its output function makes it; the plain cast would cut the padding of {@code char(n)}. */
    static String of(Column column, String sql) {
        return column.typeName().equals("bpchar")
                ? "pg_catalog.textin(pg_catalog.bpcharout(" + sql + "))"
                : sql + "::pg_catalog.text";
    }
}
