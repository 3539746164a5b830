package io.retl.warehouse.spi;

import java.util.List;

/** Renders the statements on the tables that stay between syncs. */
final class StateRendering {
    private static final int MAX_ID_CHARACTERS = 64;
    private static final int MAX_NAME_CHARACTERS = 400;
    private static final int MAX_SIGNATURE_CHARACTERS = 1_000_000;

    private StateRendering() {}

    static List<Sql> create(Dialect dialect, MappingTables tables, List<Column> idColumns) {
        Naming naming = dialect.naming();
        TypeRules types = dialect.types();
        String recordId = types.recordIdType(idColumns);
        String checksum = types.checksumType();
        String number = types.longType();
        return List.of(
                Sql.of("""
                        CREATE TABLE %s (
                          record_id %s NOT NULL PRIMARY KEY,
                          checksum %s,
                          synced_in %s NOT NULL,
                          unconfirmed %s)""".formatted(
                        naming.quote(tables.records()), recordId, checksum, number, types.textType(1))),
                Sql.of("""
                        CREATE TABLE %s (
                          record_id %s NOT NULL PRIMARY KEY,
                          checksum %s,
                          reason %s NOT NULL)""".formatted(
                        naming.quote(tables.unresolved()), recordId, checksum, types.textType(32))),
                Sql.of("""
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
                        naming.quote(tables.checkpoints()),
                        types.textType(MAX_NAME_CHARACTERS),
                        types.textType(MAX_NAME_CHARACTERS),
                        types.textType(MAX_ID_CHARACTERS),
                        number,
                        number,
                        number,
                        types.textType(MAX_ID_CHARACTERS),
                        types.textType(MAX_SIGNATURE_CHARACTERS),
                        number,
                        types.textType(MAX_ID_CHARACTERS))));
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
                SELECT source_id, model_id, state_id, sync_number, epoch, record_count, columns, encoding
                FROM %s""".formatted(dialect.naming().quote(tables.checkpoints())));
    }
}
