package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/** Renders the statements on the tables that stay between syncs. */
final class StateRendering {
    private static final int MAX_ID_CHARACTERS = 64;
    static final int MAX_REASON_CHARACTERS = 32;
    private static final int MAX_NAME_CHARACTERS = 400;
    private static final int MAX_SIGNATURE_CHARACTERS = 1_000_000;

    private StateRendering() {}

    static List<Sql> create(Dialect dialect, MappingTables tables, List<Column> idColumns) {
        StatementRules statements = dialect.statements();
        List<Sql> all = new ArrayList<>();
        all.add(records(dialect, tables, idColumns));
        all.addAll(statements.keyRecords(tables.records(), idColumns));
        all.add(unresolved(dialect, tables, idColumns));
        all.addAll(statements.keyRecords(tables.unresolved(), idColumns));
        all.add(checkpoints(dialect, tables));
        return all;
    }

    private static Sql records(Dialect dialect, MappingTables tables, List<Column> idColumns) {
        TypeRules types = dialect.types();
        return Sql.of("""
                CREATE TABLE %s (
                  record_id %s NOT NULL,
                  checksum %s,
                  synced_in %s NOT NULL,
                  unconfirmed %s)""".formatted(
                        dialect.naming().quote(tables.records()),
                        types.recordIdType(idColumns),
                        types.checksumType(),
                        types.longType(),
                        types.textType(1)));
    }

    private static Sql unresolved(Dialect dialect, MappingTables tables, List<Column> idColumns) {
        TypeRules types = dialect.types();
        return Sql.of("""
                CREATE TABLE %s (
                  record_id %s NOT NULL,
                  checksum %s,
                  reason %s NOT NULL,
                  tries %s NOT NULL,
                  failing_since %s NOT NULL)""".formatted(
                        dialect.naming().quote(tables.unresolved()),
                        types.recordIdType(idColumns),
                        types.checksumType(),
                        types.textType(MAX_REASON_CHARACTERS),
                        types.longType(),
                        types.longType()));
    }

    private static Sql checkpoints(Dialect dialect, MappingTables tables) {
        TypeRules types = dialect.types();
        String name = types.textType(MAX_NAME_CHARACTERS);
        String id = types.textType(MAX_ID_CHARACTERS);
        String number = types.longType();
        return Sql.of("""
                CREATE TABLE %s (
                  source_id %s NOT NULL,
                  model_id %s NOT NULL,
                  checkpoint %s,
                  sync_number %s NOT NULL,
                  epoch %s NOT NULL,
                  record_count %s NOT NULL,
                  fingerprint %s,
                  columns %s NOT NULL,
                  encoding %s NOT NULL,
                  state_id %s NOT NULL)""".formatted(
                        dialect.naming().quote(tables.checkpoints()),
                        name,
                        name,
                        id,
                        number,
                        number,
                        number,
                        id,
                        types.textType(MAX_SIGNATURE_CHARACTERS),
                        number,
                        id));
    }

    static Sql insertCheckpoint(
            Dialect dialect,
            MappingTables tables,
            String sourceId,
            String modelId,
            String stateId,
            String columns,
            int encoding) {
        return Sql.of(
                """
                INSERT INTO %s (source_id, model_id, sync_number, epoch, record_count, columns, encoding, state_id)
                VALUES (?, ?, 0, 0, 0, ?, ?, ?)""".formatted(dialect.naming().quote(tables.checkpoints())),
                sourceId,
                modelId,
                columns,
                encoding,
                stateId);
    }

    static Sql readCheckpoint(Dialect dialect, MappingTables tables) {
        return Sql.of("""
                SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding, checkpoint
                FROM %s""".formatted(dialect.naming().quote(tables.checkpoints())));
    }

    /** Each count is a query of its own, so that a product answers it as fast as it answers any. */
    static Sql count(Dialect dialect, MappingTables tables) {
        return Sql.of("""
                SELECT a.row_count, b.row_count
                FROM (SELECT COUNT(*) AS row_count FROM %s) a
                CROSS JOIN (SELECT COUNT(*) AS row_count FROM %s) b""".formatted(
                dialect.naming().quote(tables.records()), dialect.naming().quote(tables.unresolved())));
    }
}
