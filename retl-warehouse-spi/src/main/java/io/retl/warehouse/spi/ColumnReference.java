package io.retl.warehouse.spi;

/**
 * A column and the SQL that reads it where an expression is being rendered. Immutable.
 *
 * @param column the column
 * @param sql a quoted, qualified reference such as {@code q."email"}
 */
public record ColumnReference(Column column, String sql) {}
