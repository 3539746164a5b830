package io.retl.internal.warehouse;

import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Model.DuplicateIds;
import io.retl.StateException;
import io.retl.internal.jdbc.Session;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.DeltaSummary;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a delta that holds exactly the rows the sync takes.
 *
 * <p>Duplicates are found by a law that costs one count: with N rows in the model, S records, and A new and D deleted rows
 * in an uncut delta, the rows known before are unique if and only if N - A = S - D; the new rows are unique if the delta
 * has as many of them as different record ids. Parked rows are in the delta and count like the others here. A cut delta
 * does not know A, so the model's record ids are counted. If the law fails and no duplicate is found, the model gave
 * different rows to two statements: it is copied once and the copy is used.
 */
final class Extractor {
    private final Session session;
    private final StatementRules statements;
    private final Mapping mapping;
    private final MappingState state;
    private final ExtractRequest request;
    private final SyncTables tables;
    private DeltaRequest delta;
    private long modelRows = -1;
    private long duplicateRows;
    private boolean hasDuplicates;

    Extractor(Session session, Mapping mapping, MappingState state, ExtractRequest request, DeltaRequest delta) {
        this.session = session;
        this.statements = session.dialect().statements();
        this.mapping = mapping;
        this.state = state;
        this.request = request;
        this.tables = delta.tables();
        this.delta = delta;
    }

    /** What a sync asks of the warehouse first. */
    static DeltaRequest delta(MappingState state, ExtractRequest request, SyncTables tables, SizeLimits limits) {
        return new DeltaRequest(
                tables,
                state.model(),
                ExtractRequest.kinds(request.trigger()),
                request.cut(),
                limits,
                state.lastSync(),
                false,
                false,
                state.unresolvedCount() > 0);
    }

    /** Whether the product works on a copy of the model from the start. */
    static boolean copies(Dialect dialect) {
        return !dialect.capabilities().containsAll(List.of(Capability.FULL_JOIN, Capability.SNAPSHOT_TRANSACTION));
    }

    Extraction extract() throws SQLException {
        if (copies(session.dialect())) {
            copy();
        }
        DeltaSummary summary = create();
        if (request.onDuplicateIds() != DuplicateIds.TRUST && !isUnique(summary)) {
            summary = setDuplicatesAside(summary);
        }
        long deletes = summary.deleted();
        long differences = summary.staged();
        long withoutId = summary.withoutId();
        if (mayBeCut(summary)) {
            long[] all = longs(statements.countChanges(delta));
            deletes = all[0];
            differences = all[0] + all[1];
            summary = take(summary);
        }
        if (summary.staged() > 0) {
            session.execute(statements.indexDelta(tables.delta()));
        }
        return new Extraction(
                state,
                summary,
                deletes,
                differences,
                modelRows(),
                withoutId + duplicateRows,
                summary.parked(),
                hasDuplicates,
                samples(),
                session.dialect().types().encoding());
    }

    private void copy() throws SQLException {
        session.execute(statements.createCopy(delta));
        delta = delta.overCopy();
    }

    private DeltaSummary create() throws SQLException {
        session.execute(statements.createDelta(delta));
        return summarize();
    }

    private DeltaSummary summarize() throws SQLException {
        return session.query(statements.summarize(tables.delta()), rows -> {
            rows.next();
            return DeltaSummary.read(rows);
        });
    }

    private boolean isUnique(DeltaSummary summary) throws SQLException {
        if (mayBeCut(summary)) {
            long[] model = longs(statements.countModel(delta));
            modelRows = model[0];
            return model[1] == model[2];
        }
        long unmatched = summary.unmatched() + summary.parkedUnmatched();
        long gone = summary.deleted() + summary.parkedDeleted();
        return unmatched == summary.unmatchedIds()
                && modelRows() - unmatched - summary.withoutId() == state.recordCount() - gone;
    }

    private long modelRows() throws SQLException {
        if (modelRows < 0) {
            modelRows = longs(statements.countModelRows(delta))[0];
        }
        return modelRows;
    }

    private DeltaSummary setDuplicatesAside(DeltaSummary summary) throws SQLException {
        long[] found = findDuplicates();
        DeltaSummary current = summary;
        if (found[0] == 0 && !delta.copied()) {
            session.update(statements.dropTable(tables.duplicates()));
            session.update(statements.dropTable(tables.delta()));
            copy();
            modelRows = -1;
            current = create();
            found = isUnique(current) ? new long[] {0, 0} : findDuplicates();
        }
        if (found[0] == 0) {
            return current;
        }
        hasDuplicates = true;
        duplicateRows = found[1];
        if (request.onDuplicateIds() == DuplicateIds.FAIL) {
            throw duplicates(mapping.model(), found[0], samples().get(0));
        }
        if (mayBeCut(current)) {
            session.update(statements.dropTable(tables.delta()));
            delta = delta.excludingDuplicates();
            return create();
        }
        session.update(statements.deleteDuplicates(tables));
        return summarize();
    }

    private long[] findDuplicates() throws SQLException {
        session.execute(statements.createDuplicates(delta));
        return longs(statements.countDuplicates(tables.duplicates()));
    }

    static StateException duplicates(Model model, long ids, SyncResult.DuplicateId sample) {
        return new StateException(
                ErrorCode.DUPLICATE_IDS,
                "Model '%s': %s values of the unique identifier %s occur more than once (for example '%s', %s rows). Choose a unique column or aggregate the query."
                        .formatted(model.id(), ids, ModelDescription.quoted(model.uniqueIdentifiers()), sample.recordId(), sample.rows()));
    }

    /** Any class of staged rows that reached its bound has at least as many rows as the limit. */
    private boolean mayBeCut(DeltaSummary summary) {
        return summary.staged() >= request.cut().limit();
    }

    private DeltaSummary take(DeltaSummary summary) throws SQLException {
        TakenRows taken = TakenRows.of(summary, request.cut());
        if (taken.count() == summary.staged()) {
            return summary;
        }
        session.update(statements.deleteUntaken(
                tables.delta(), taken.firstDelete(), taken.lastDelete(), taken.firstOther(), taken.lastOther()));
        return summarize();
    }

    private List<SyncResult.DuplicateId> samples() throws SQLException {
        if (!hasDuplicates) {
            return List.of();
        }
        return session.query(statements.sampleDuplicates(tables, state.model().idColumns()), Extractor::duplicateIds);
    }

    static List<SyncResult.DuplicateId> duplicateIds(ResultSet rows) throws SQLException {
        List<SyncResult.DuplicateId> ids = new ArrayList<>();
        while (rows.next()) {
            ids.add(new SyncResult.DuplicateId(rows.getString(1), rows.getLong(2)));
        }
        return ids;
    }

    private long[] longs(Sql sql) throws SQLException {
        return session.query(sql, rows -> {
            rows.next();
            long[] values = new long[rows.getMetaData().getColumnCount()];
            for (int column = 0; column < values.length; column++) {
                values[column] = rows.getLong(column + 1);
            }
            return values;
        });
    }
}
