package io.retl.internal.warehouse;

import io.retl.ConfigurationException;
import io.retl.Mapping;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the tables that stay between syncs, and makes them for the first one.
 *
 * <p>Invariant: only a mapping without a checkpoints row and without records is taken for a new one. Tables that were
 * dropped, emptied, edited or restored are damage: nothing is sent and the message names the ways out.
 */
final class StateTables {
    private final Session session;
    private final StatementRules statements;
    private final Mapping mapping;
    private final TableNames names;
    private final MappingTables tables;
    private final String schema;
    private final Set<String> present;
    private final Damage damage;

    /**
     * The state of a mapping.
     *
     * @param present the names of the tables in the state schema
     */
    StateTables(Session session, Mapping mapping, TableNames names, Set<String> present) {
        this.present = present;
        this.session = session;
        this.statements = session.dialect().statements();
        this.mapping = mapping;
        this.names = names;
        this.tables = names.mapping();
        this.damage = new Damage(mapping.id());
        this.schema = mapping.model().source().stateSchema();
    }

    /** The state, made if there is none. */
    MappingState open(ModelShape model) throws SQLException {
        Optional<MappingState> found = find(model);
        return found.isPresent() ? found.get() : create(model, ModelDescription.signature(model));
    }

    /** The state, if there is one. Makes nothing. */
    Optional<MappingState> find(ModelShape model) throws SQLException {
        Optional<CheckpointRow> stored =
                present.contains(tables.checkpoints().name()) ? readCheckpoint() : Optional.empty();
        if (stored.isEmpty()) {
            if (present.contains(tables.records().name()) && count(tables.records()) > 0) {
                throw damage.state(
                        tables.checkpoints(),
                        "it is missing or empty, but '" + tables.records().name() + "' has rows");
            }
            return Optional.empty();
        }
        CheckpointRow checkpoint = stored.get();
        requireKnownEncoding(checkpoint);
        long unresolved = verify(checkpoint, model);
        return Optional.of(new MappingState(
                tables.checkpoints().name(),
                checkpoint.stateId,
                checkpoint.syncNumber,
                checkpoint.epoch,
                checkpoint.recordCount,
                unresolved,
                names.hasDeltaAfter(checkpoint.syncNumber, present),
                ModelDescription.signature(model),
                model,
                timestamps(model, storedCheckpoint(checkpoint)),
                new StoredChecksum(checkpoint.columns, (int) checkpoint.encoding)
                        .change(model, session.dialect().types())));
    }

    private Optional<Timestamps> timestamps(ModelShape model, Optional<Checkpoint> stored) {
        return ModelDescription.timestamp(mapping.model(), model).map(column -> Timestamps.of(column, model, stored));
    }

    private Optional<Checkpoint> storedCheckpoint(CheckpointRow row) {
        String text = row.checkpoint;
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Checkpoint.of(text)
                .orElseThrow(() -> damage.state(
                        tables.checkpoints(), "its checkpoint is '%s', which retl never wrote".formatted(text))));
    }

    /** Whether a run with a later epoch folded into the state or has a delta beside it. */
    boolean isLaterThan(long epoch) throws SQLException {
        TableName checkpoints = tables.checkpoints();
        return names.hasEpochAfter(epoch, present)
                || (present.contains(checkpoints.name())
                        && StateColumns.of(session, checkpoints, damage).hasNumber("epoch")
                        && session.query(statements.readEpoch(tables), rows -> rows.next() && rows.getLong(1) > epoch));
    }

    private MappingState create(ModelShape model, String signature) throws SQLException {
        if (present.isEmpty()
                && Sweeper.names(session, statements.findSchema(schema)).isEmpty()) {
            session.update(statements.createSchema(schema));
        }
        for (TableName table : List.of(tables.records(), tables.unresolved(), tables.checkpoints())) {
            if (present.contains(table.name())) {
                session.update(statements.dropTable(table));
            }
        }
        session.execute(statements.createState(tables, model.idColumns()));
        String stateId = UUID.randomUUID().toString();
        session.update(statements.insertCheckpoint(
                tables,
                mapping.model().source().id(),
                mapping.model().id(),
                stateId,
                signature,
                session.dialect().types().encoding()));
        boolean unsettled = names.hasDeltaAfter(0, present);
        return new MappingState(
                tables.checkpoints().name(),
                stateId,
                0,
                0,
                0,
                0,
                unsettled,
                signature,
                model,
                timestamps(model, Optional.empty()),
                Optional.empty());
    }

    /** Verifies the tables beside the checkpoint; gives how many records are listed as unresolved. */
    private long verify(CheckpointRow checkpoint, ModelShape model) throws SQLException {
        for (TableName table : List.of(tables.records(), tables.unresolved())) {
            if (!present.contains(table.name())) {
                throw damage.state(table, "it is missing, but sync #" + checkpoint.syncNumber + " was folded into it");
            }
        }
        StateColumns records = StateColumns.of(session, tables.records(), damage)
                .require("record_id", "checksum")
                .requireNumbers("synced_in")
                .requireText("unconfirmed");
        StateColumns.of(session, tables.unresolved(), damage)
                .require("record_id", "checksum")
                .requireText("reason")
                .requireNumbers("tries", "failing_since")
                .requireSame(records, "record_id", "checksum");
        long[] counts = session.query(statements.countState(tables), rows -> {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2)};
        });
        if (counts[0] != checkpoint.recordCount) {
            throw damage.state(
                    tables.records(),
                    "it has %s rows, but sync #%s left %s"
                            .formatted(counts[0], checkpoint.syncNumber, checkpoint.recordCount));
        }
        requireSameOrigin(checkpoint, model);
        return counts[1];
    }

    /** Checksums of another version all differ, and every row would be sent. */
    private void requireKnownEncoding(CheckpointRow checkpoint) {
        int known = session.dialect().types().encoding();
        if (checkpoint.encoding > known) {
            throw new ConfigurationException(
                    "Mapping '%s': the checksums of its state have version %s; this retl knows version %s. Nothing was sent or changed. Use the retl that wrote them, or a later one."
                            .formatted(mapping.id(), checkpoint.encoding, known));
        }
    }

    private void requireSameOrigin(CheckpointRow checkpoint, ModelShape model) {
        String identifier = ModelDescription.identifierOf(model);
        if (!checkpoint.columns.startsWith(identifier)) {
            throw changed("the unique identifier is now %s"
                    .formatted(ModelDescription.quoted(
                            model.idColumns().stream().map(Column::name).toList())));
        }
        if (!checkpoint.sourceId.equals(mapping.model().source().id())) {
            throw changed("the source is now '%s', it was '%s'"
                    .formatted(mapping.model().source().id(), checkpoint.sourceId));
        }
    }

    private Optional<CheckpointRow> readCheckpoint() throws SQLException {
        StateColumns.of(session, tables.checkpoints(), damage)
                .requireText("source_id", "model_id", "state_id", "columns", "checkpoint")
                .requireNumbers("sync_number", "epoch", "record_count", "encoding");
        return session.query(statements.readCheckpoint(tables), rows -> {
            if (!rows.next()) {
                return Optional.<CheckpointRow>empty();
            }
            CheckpointRow checkpoint = new CheckpointRow(
                    rows.getString(1),
                    rows.getString(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getLong(6),
                    rows.getString(7),
                    rows.getLong(8),
                    rows.getString(9));
            if (rows.next()) {
                throw damage.state(
                        tables.checkpoints(),
                        "it has more than one row; sync #%s left one".formatted(checkpoint.syncNumber));
            }
            return Optional.of(checkpoint);
        });
    }

    private record CheckpointRow(
            String sourceId,
            String stateId,
            long syncNumber,
            long epoch,
            long recordCount,
            String columns,
            long encoding,
            @Nullable String checkpoint) {}

    private long count(TableName table) throws SQLException {
        Sql count = statements.countRows(table);
        return session.query(count, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private ConfigurationException changed(String what) {
        return new ConfigurationException(
                "Mapping '%s': %s, but its state was made for another. Nothing was sent. Give the mapping a new id, or %s."
                        .formatted(mapping.id(), what, damage.waysOut()));
    }
}
