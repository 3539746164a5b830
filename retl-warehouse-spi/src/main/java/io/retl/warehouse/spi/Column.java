package io.retl.warehouse.spi;

/**
 * A column of a model's result. Immutable.
 *
 * @param position its place in the result, from 1; the delta calls it {@code c<position>}
 * @param name its label, as the driver reports it
 * @param type what it holds
 * @param typeName the product's name for the type, as the driver reports it
 * @param jdbcType the driver's {@link java.sql.Types} code
 * @param precision the driver's precision; 0 when it has none
 */
public record Column(int position, String name, ColumnType type, String typeName, int jdbcType, int precision) {
    /** The name of the column in the delta, so that no name of a user can collide with one of retl. */
    public String deltaName() {
        return "c" + position;
    }
}
