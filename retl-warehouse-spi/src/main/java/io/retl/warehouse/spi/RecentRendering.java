package io.retl.warehouse.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders what a model with a timestamp column needs: the rows that changed lately, and what is asked beside the delta.
 *
 * <p>Invariant: reading less than all rows finds no row that is gone, and so nothing here says that one is.
 */
final class RecentRendering {
    private RecentRendering() {}

    /** The query of a model without the rows that are neither recent nor open. */
    static String query(Dialect dialect, ModelShape model, RecentRows recent) {
        ColumnReference timestamp = ModelRendering.reference(dialect).apply(recent.timestamp());
        List<String> open = new ArrayList<>();
        recent.listed().ifPresent(table -> open.add("SELECT u.record_id FROM " + name(dialect, table) + " u"));
        recent.unconfirmed()
                .ifPresent(table -> open.add(
                        "SELECT r.record_id FROM " + name(dialect, table) + " r WHERE r.unconfirmed IS NOT NULL"));
        String rereads = open.isEmpty()
                ? ""
                : "\n   OR %s IN (%s)"
                        .formatted(ModelRendering.recordId(dialect, model), String.join("\nUNION ALL\n", open));
        return """
                SELECT q.*
                FROM (
                %s
                ) q
                WHERE %s >= %s
                   OR %s IS NULL%s""".formatted(
                        model.query(),
                        timestamp.sql(),
                        dialect.types().moment(recent.since(), recent.timestamp()),
                        timestamp.sql(),
                        rereads);
    }

    /** A timestamp of the future says nothing of what was read: others that come before it would be missed. */
    static Sql measure(Dialect dialect, DeltaRequest request, Column timestamp, Instant clock) {
        String value = "m." + timestamp.deltaName();
        String greatest = "MAX(CASE WHEN %s <= %s THEN %s END)"
                .formatted(value, dialect.types().moment(clock, timestamp), value);
        boolean recent = request.whole().isPresent();
        return Sql.of("SELECT COUNT(*), %s, %s AS greatest\nFROM %s m"
                .formatted(
                        recent ? "COUNT(m.record_id), COUNT(DISTINCT m.record_id)" : "0, 0",
                        dialect.statements().readColumn(new ColumnReference(timestamp, greatest)),
                        request.copied()
                                ? name(dialect, request.tables().copy())
                                : "(\n" + ModelRendering.identifiers(dialect, request.model(), timestamp) + "\n)"));
    }

    /** Each of the record ids of the delta may have a row that is not recent. */
    static Sql countRowsOfDelta(Dialect dialect, DeltaRequest request) {
        return Sql.of("""
                SELECT COUNT(*), COUNT(DISTINCT m.record_id)
                FROM (
                %s
                ) m
                WHERE m.record_id IN (SELECT d.record_id FROM %s d WHERE d.record_id IS NOT NULL)""".formatted(
                        ModelRendering.recordIds(dialect, whole(request)),
                        name(dialect, request.tables().delta())));
    }

    /** All rows of the record ids that were read. */
    static String identifiers(Dialect dialect, DeltaRequest request) {
        String read = request.copied()
                ? name(dialect, request.tables().copy())
                : "(\n" + ModelRendering.recordIds(dialect, request.model()) + "\n)";
        return "(\nSELECT a.record_id FROM (\n%s\n) a\nWHERE a.record_id IN (SELECT w.record_id FROM %s w)\n)"
                .formatted(ModelRendering.recordIds(dialect, whole(request)), read);
    }

    /** A listing of a failed delete has no checksum: nobody looks for the row, so it stays. */
    static Sql countOpen(Dialect dialect, MappingTables tables, Column timestamp) {
        return Sql.of("""
                SELECT %s AS clock, a.row_count, b.row_count
                FROM (SELECT COUNT(*) AS row_count FROM %s WHERE unconfirmed IS NOT NULL) a
                CROSS JOIN (SELECT COUNT(*) AS row_count FROM %s WHERE checksum IS NOT NULL OR reason = %s) b""".formatted(
                        clock(dialect, timestamp),
                        name(dialect, tables.records()),
                        name(dialect, tables.unresolved()),
                        UnresolvedRendering.DUPLICATE));
    }

    static Sql readClock(Dialect dialect, Column timestamp) {
        return Sql.of("SELECT " + clock(dialect, timestamp) + " AS clock");
    }

    private static String clock(Dialect dialect, Column timestamp) {
        return dialect.statements()
                .readColumn(new ColumnReference(timestamp, dialect.types().clock(timestamp)));
    }

    private static ModelShape whole(DeltaRequest request) {
        Optional<ModelShape> whole = request.whole();
        return whole.orElseGet(request::model);
    }

    private static String name(Dialect dialect, TableName table) {
        return dialect.naming().quote(table);
    }
}
