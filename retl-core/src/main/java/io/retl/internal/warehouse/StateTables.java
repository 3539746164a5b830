package io.retl.internal.warehouse;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.StateException;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
    private final MappingTables tables;
    private final String schema;
    private final Set<String> present;

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
        this.tables = names.mapping();
        this.schema = mapping.model().source().stateSchema();
    }

    /** The state, made if there is none. */
    MappingState open(ModelShape model) throws SQLException {
        Optional<MappingState> found = find(model);
        return found.isPresent() ? found.get() : create(model, ModelDescription.signature(model));
    }

    /** The state, if there is one. Makes nothing. */
    Optional<MappingState> find(ModelShape model) throws SQLException {
        Optional<Checkpoint> stored =
                present.contains(tables.checkpoints().name()) ? readCheckpoint() : Optional.empty();
        if (stored.isEmpty()) {
            if (present.contains(tables.records().name()) && count(tables.records()) > 0) {
                throw damaged(
                        tables.checkpoints(),
                        "it is missing or empty, but '" + tables.records().name() + "' has rows");
            }
            return Optional.empty();
        }
        Checkpoint checkpoint = stored.get();
        verify(checkpoint, model);
        return Optional.of(new MappingState(
                tables.checkpoints().name(),
                checkpoint.stateId,
                checkpoint.syncNumber,
                checkpoint.epoch,
                checkpoint.recordCount,
                ModelDescription.signature(model),
                model));
    }

    private MappingState create(ModelShape model, String signature) throws SQLException {
        if (present.isEmpty() && !session.query(statements.findSchema(schema), ResultSet::next)) {
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
        return new MappingState(tables.checkpoints().name(), stateId, 0, 0, 0, signature, model);
    }

    private void verify(Checkpoint checkpoint, ModelShape model) throws SQLException {
        for (TableName table : List.of(tables.records(), tables.unresolved())) {
            if (!present.contains(table.name())) {
                throw damaged(table, "it is missing, but sync #" + checkpoint.syncNumber + " was folded into it");
            }
        }
        requireColumns(tables.records(), Set.of("record_id", "checksum", "synced_in", "unconfirmed"));
        requireColumns(tables.unresolved(), Set.of("record_id", "checksum", "reason"));
        long records = count(tables.records());
        if (records != checkpoint.recordCount) {
            throw damaged(
                    tables.records(),
                    "it has %s rows, but sync #%s left %s"
                            .formatted(records, checkpoint.syncNumber, checkpoint.recordCount));
        }
        String identifier = ModelDescription.identifierOf(model);
        if (!checkpoint.columns.startsWith(identifier)) {
            throw changed("the unique identifier is now '%s'"
                    .formatted(model.idColumns().get(0).name()));
        }
        if (!checkpoint.sourceId.equals(mapping.model().source().id())) {
            throw changed("the source is now '%s', it was '%s'"
                    .formatted(mapping.model().source().id(), checkpoint.sourceId));
        }
    }

    private void requireColumns(TableName table, Set<String> wanted) throws SQLException {
        Set<String> missing = new HashSet<>(wanted);
        session.query(statements.describeTable(table), rows -> {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                missing.remove(rows.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT));
            }
            return true;
        });
        if (!missing.isEmpty()) {
            throw damaged(table, "it has no column '" + missing.iterator().next() + "'");
        }
    }

    private Optional<Checkpoint> readCheckpoint() throws SQLException {
        requireColumns(
                tables.checkpoints(),
                Set.of(
                        "source_id",
                        "model_id",
                        "state_id",
                        "sync_number",
                        "epoch",
                        "record_count",
                        "columns",
                        "encoding"));
        return session.query(statements.readCheckpoint(tables), rows -> {
            if (!rows.next()) {
                return Optional.<Checkpoint>empty();
            }
            Checkpoint checkpoint = new Checkpoint(
                    rows.getString(1),
                    rows.getString(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getLong(6),
                    rows.getString(7));
            if (rows.next()) {
                throw damaged(tables.checkpoints(), "it has more than one row");
            }
            return Optional.of(checkpoint);
        });
    }

    private record Checkpoint(
            String sourceId, String stateId, long syncNumber, long epoch, long recordCount, String columns) {}

    private long count(TableName table) throws SQLException {
        Sql count = statements.countRows(table);
        return session.query(count, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private ConfigurationException changed(String what) {
        return new ConfigurationException(
                "Mapping '%s': %s, but its state was made for another. Nothing was sent. Give the mapping a new id, or call reset(\"%s\") to send every row again."
                        .formatted(mapping.id(), what, mapping.id()));
    }

    private StateException damaged(TableName table, String difference) {
        return new StateException(
                ErrorCode.STATE_DAMAGED,
                "Mapping '%s': the state table '%s'.'%s' was changed from outside: %s. Nothing was sent. Restore the table, or call reset(\"%s\") to send every row again."
                        .formatted(mapping.id(), table.schema(), table.name(), difference, mapping.id()));
    }
}
