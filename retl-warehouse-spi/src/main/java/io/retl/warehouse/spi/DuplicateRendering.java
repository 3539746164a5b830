package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/** Renders what finds the record ids that several rows of the model share, and takes their rows out of a delta. */
final class DuplicateRendering {
    private static final int SAMPLES = 5;

    private DuplicateRendering() {}

    static List<Sql> create(Dialect dialect, DeltaRequest request) {
        StatementRules statements = dialect.statements();
        TableName duplicates = request.tables().duplicates();
        List<Sql> all = new ArrayList<>();
        all.add(statements.createTableAs(duplicates, """
                SELECT m.record_id AS record_id, COUNT(*) AS row_count
                FROM %s m
                WHERE m.record_id IS NOT NULL
                GROUP BY m.record_id
                HAVING COUNT(*) > 1""".formatted(
                        request.whole().isPresent()
                                ? RecentRendering.identifiers(dialect, request)
                                : DeltaRendering.model(dialect, request))));
        all.addAll(statements.index(duplicates, "record_id"));
        return all;
    }

    static Sql sample(Dialect dialect, SyncTables tables, List<Column> idColumns) {
        return Sql.of("SELECT %s, row_count FROM %s ORDER BY row_count DESC, record_id %s"
                .formatted(
                        dialect.types().recordIdText("record_id", idColumns),
                        dialect.naming().quote(tables.duplicates()),
                        dialect.statements().firstRows(SAMPLES)));
    }

    static Sql delete(Dialect dialect, SyncTables tables) {
        String isDuplicate = "EXISTS (SELECT 1 FROM %s x WHERE x.record_id = d.record_id)"
                .formatted(dialect.naming().quote(tables.duplicates()));
        return dialect.statements().deleteRows(tables.delta(), "d", isDuplicate, List.of());
    }
}
