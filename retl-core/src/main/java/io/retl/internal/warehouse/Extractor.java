package io.retl.internal.warehouse;

import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Model.DuplicateIds;
import io.retl.StateException;
import io.retl.internal.jdbc.Session;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.DeltaSummary;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.RecentRows;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a delta that holds exactly the rows the sync takes.
 *
 * <p>Duplicates are found by a law that costs one count: with N rows in the model, S records, and A new and D deleted rows
 * in an uncut delta, the rows known before are unique if and only if N - A = S - D; the new rows are unique if the delta
 * has as many of them as different record ids. Parked rows are in the delta and count like the others here. A cut delta
 * does not know A, so the model's record ids are counted. If the law fails and no duplicate is found, the model gave
 * different rows to two statements: it is copied once and the copy is used.
 *
 * <p>The law needs all rows. Where recent ones alone are read, their record ids are counted, and those of the delta are looked
 * for among all rows: the other row of a duplicate may be old.
 */
final class Extractor {
    /** Where {@link StatementRules#readClock} and {@link StatementRules#countOpen} have the clock. */
    private static final int CLOCK = 1;

    /** Where {@link StatementRules#measure} has the greatest timestamp. */
    private static final int GREATEST = 4;

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
    private boolean isEachIdReadOnce;
    private Optional<Instant> clock = Optional.empty();
    private Optional<Instant> greatest = Optional.empty();

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
                state.unresolvedCount() > 0,
                Optional.empty());
    }

    /**
     * The same without the rows that are neither recent nor open.
     *
     * @param unconfirmed whether there are unconfirmed records
     */
    static DeltaRequest recent(
            DeltaRequest delta, StatementRules statements, Column timestamp, Instant since, boolean unconfirmed) {
        MappingTables tables = delta.tables().mapping();
        RecentRows rows = new RecentRows(
                timestamp,
                since,
                delta.withUnresolved() ? Optional.of(tables.unresolved()) : Optional.empty(),
                unconfirmed ? Optional.of(tables.records()) : Optional.empty());
        ModelShape whole = delta.model();
        return delta.restricted(whole.withQuery(statements.recentRows(whole, rows)));
    }

    /** Whether the product works on a copy of the model from the start. */
    static boolean copies(Dialect dialect) {
        return !dialect.capabilities().containsAll(List.of(Capability.FULL_JOIN, Capability.SNAPSHOT_TRANSACTION));
    }

    Extraction extract() throws SQLException {
        long listed = restrict();
        if (copies(session.dialect())) {
            copy();
        }
        measure();
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
                session.dialect().types().encoding(),
                reach(listed));
    }

    /**
     * Looks at the clock, which must not be read after the rows, and leaves out what is neither recent nor open, if not all rows
     * are compared. Gives how many listed records may be forgotten.
     */
    private long restrict() throws SQLException {
        if (state.timestamps().isEmpty()) {
            return state.unresolvedCount();
        }
        Column column = timestamps().column();
        Optional<Instant> since = request.since();
        if (since.isEmpty()) {
            clock = session.query(statements.readClock(column), rows -> {
                rows.next();
                return moment(rows, CLOCK);
            });
            return state.unresolvedCount();
        }
        return session.query(statements.countOpen(tables.mapping(), column), rows -> {
            rows.next();
            clock = moment(rows, CLOCK);
            delta = recent(delta, statements, column, since.get(), rows.getLong(CLOCK + 1) > 0);
            return rows.getLong(CLOCK + 2);
        });
    }

    private Timestamps timestamps() {
        return state.timestamps().orElseThrow();
    }

    /**
     * Looks at what is about to be read, for the checkpoint. It is asked before the delta is made: if the model changes in
     * between, the checkpoint says too little, which costs time alone.
     */
    private void measure() throws SQLException {
        if (state.timestamps().isEmpty()) {
            return;
        }
        Sql measure = statements.measure(delta, timestamps().column(), clock.orElse(Timestamps.FIRST));
        session.query(measure, rows -> {
            rows.next();
            modelRows = rows.getLong(1);
            isEachIdReadOnce = rows.getLong(2) == rows.getLong(3);
            greatest = moment(rows, GREATEST);
            return true;
        });
    }

    /** A date counts as its beginning. What is no date, such as infinity, is no moment. */
    private Optional<Instant> moment(ResultSet row, int index) throws SQLException {
        Object value = session.dialect().types().read(row, index, timestamps().column());
        if (value instanceof Instant moment) {
            return Optional.of(moment);
        }
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(value.toString())
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private Reach reach(long listed) {
        Optional<Checkpoint> next = state.timestamps()
                .flatMap(timestamps -> timestamps.next(
                        request.since().isEmpty(), request.sync().number(), greatest));
        return new Reach(request.since(), next, listed);
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
        if (delta.whole().isPresent()) {
            return isEachIdReadOnce && hasNoRowElsewhere(summary);
        }
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

    /** Of the rows that are not recent only those are of interest that share their record id with one that is sent. */
    private boolean hasNoRowElsewhere(DeltaSummary summary) throws SQLException {
        if (summary.rows() == summary.withoutId()) {
            return true;
        }
        long[] rows = longs(statements.countRowsOfDelta(delta));
        return rows[0] == rows[1];
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
            measure();
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
                        .formatted(
                                model.id(),
                                ids,
                                ModelDescription.quoted(model.uniqueIdentifiers()),
                                sample.recordId(),
                                sample.rows()));
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
