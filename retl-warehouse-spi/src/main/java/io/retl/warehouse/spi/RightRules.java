package io.retl.warehouse.spi;

import java.util.List;

/**
 * How the rights that retl needs are proved and granted. Implemented by plug-ins, which usually override {@link #grant}: each
 * statement here needs one right and as few others as the product allows, so that a missing one does not hide the next.
 * Immutable and thread-safe.
 */
public interface RightRules {
    /** The dialect that these statements are rendered for. */
    Dialect dialect();

    /**
     * The statements that give one right, for the person who owns the database. Default all that {@link Dialect#grants} names.
     *
     * @param schema the state schema
     * @param role the user that retl connects as
     */
    default List<String> grant(Right right, String schema, String role) {
        return dialect().grants(schema, role);
    }

    /** Whether the user may use the state schema, which is there: one row if so. Default that the user sees it. */
    default Sql findUsableSchema(String schema) {
        return dialect().statements().findSchema(schema);
    }

    /** Drops a schema that was made for the proof and has no table; a product that can refuses if it has one. */
    default Sql dropSchema(String schema) {
        return Sql.of("DROP SCHEMA " + dialect().naming().quote(schema) + " RESTRICT");
    }

    /** Makes a table with a number and a text. */
    default Sql createTable(TableName table) {
        TypeRules types = dialect().types();
        return Sql.of("CREATE TABLE %s (record_id %s, reason %s)"
                .formatted(name(table), types.longType(), types.textType(StateRendering.MAX_REASON_CHARACTERS)));
    }

    /** Reads the table. */
    default Sql selectRows(TableName table) {
        return Sql.of("SELECT record_id, reason FROM " + name(table));
    }

    /** Adds a row to the table. */
    default Sql insertRow(TableName table) {
        return Sql.of("INSERT INTO " + name(table) + " (record_id, reason) VALUES (1, 'added')");
    }

    /** Changes the rows of the table without reading them. */
    default Sql updateRows(TableName table) {
        return Sql.of("UPDATE " + name(table) + " SET reason = 'changed' WHERE 1 = 1");
    }

    /** Deletes the rows of the table without reading them. */
    default Sql deleteRows(TableName table) {
        return dialect().statements().deleteRows(table, "t", "1 = 1", List.of());
    }

    /** Merges the table into itself, on a product with {@link Capability#MERGE}. */
    default Sql mergeRows(TableName table) {
        return new Upsert(
                        table,
                        "t",
                        "SELECT p.record_id, p.reason FROM " + name(table) + " p",
                        "",
                        List.of("reason = f.reason"),
                        "",
                        List.of("record_id", "reason"),
                        List.of("f.record_id", "f.reason"),
                        List.of())
                .render(dialect())
                .get(0);
    }

    /** Takes a number from a sequence, on a product with {@link Capability#SEQUENCES}. */
    default Sql takeNumber(TableName counter) {
        return Sql.of("SELECT " + dialect().statements().nextNumber(counter));
    }

    private String name(TableName table) {
        return dialect().naming().quote(table);
    }
}
