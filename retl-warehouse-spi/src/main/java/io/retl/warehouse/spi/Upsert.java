package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings the rows {@code f} of a query into a table by their record id: as one MERGE, or as a DELETE, an UPDATE and an INSERT
 * on a product without it.
 *
 * <p>Invariant: the query gives a record id once, and what it says does not depend on the table.
 *
 * @param table the table
 * @param alias its name in the assignments
 * @param rows the query
 * @param deleted what holds for a row that goes from the table; empty if none does
 * @param assignments what becomes of a row that is there; empty if it stays
 * @param inserted what holds for a row that is added if it is not there; empty for all
 * @param columns the columns of an added row
 * @param values their values
 * @param binds the binds of the query
 */
record Upsert(
        TableName table,
        String alias,
        String rows,
        String deleted,
        List<String> assignments,
        String inserted,
        List<String> columns,
        List<String> values,
        List<Object> binds) {
    List<Sql> render(Dialect dialect) {
        return dialect.capabilities().contains(Capability.MERGE) ? List.of(merge(dialect)) : statements(dialect);
    }

    private Sql merge(Dialect dialect) {
        StringBuilder text = new StringBuilder("MERGE INTO %s %s USING (\n%s\n) f ON %s.record_id = f.record_id"
                .formatted(dialect.naming().quote(table), alias, rows, alias));
        if (!deleted.isEmpty()) {
            text.append("\nWHEN MATCHED AND ").append(deleted).append(" THEN DELETE");
        }
        if (!assignments.isEmpty()) {
            text.append("\nWHEN MATCHED THEN UPDATE SET ").append(String.join(",\n  ", assignments));
        }
        text.append("\nWHEN NOT MATCHED")
                .append(inserted.isEmpty() ? "" : " AND " + inserted)
                .append(" THEN INSERT (%s)\n  VALUES (%s)"
                        .formatted(String.join(", ", columns), String.join(", ", values)));
        return new Sql(text.toString(), binds);
    }

    private List<Sql> statements(Dialect dialect) {
        String name = dialect.naming().quote(table);
        String from = "\nFROM (\n" + rows + "\n) f\nWHERE ";
        List<Sql> all = new ArrayList<>();
        if (!deleted.isEmpty()) {
            String gone = "%s.record_id IN (SELECT f.record_id%s%s)".formatted(alias, from, deleted);
            all.add(dialect.statements().deleteRows(table, alias, gone, binds));
        }
        if (!assignments.isEmpty()) {
            all.add(new Sql(
                    "UPDATE %s %s SET %s%s%s.record_id = f.record_id"
                            .formatted(name, alias, String.join(",\n  ", assignments), from, alias),
                    binds));
        }
        all.add(new Sql(
                "INSERT INTO %s (%s)\nSELECT %s%s%sNOT EXISTS (SELECT 1 FROM %s x WHERE x.record_id = f.record_id)"
                        .formatted(
                                name,
                                String.join(", ", columns),
                                String.join(", ", values),
                                from,
                                inserted.isEmpty() ? "" : inserted + " AND ",
                                name),
                binds));
        return all;
    }
}
