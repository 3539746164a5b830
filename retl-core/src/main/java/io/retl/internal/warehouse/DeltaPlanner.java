package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model.DuplicateIds;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.PlanRequest;
import io.retl.warehouse.spi.PlannedChanges;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what a sync would extract, with queries alone. */
final class DeltaPlanner {
    /** How often the model is run at most. */
    private static final int MAX_EVALUATIONS = 3;

    private final Session session;
    private final StatementRules statements;
    private final Mapping mapping;
    private final Limits limits;
    private final Set<DeltaKind> wanted;
    private final TableNames names;

    DeltaPlanner(Session session, Mapping mapping, Limits limits) {
        this.session = session;
        this.statements = session.dialect().statements();
        this.mapping = mapping;
        this.limits = limits;
        this.wanted = ExtractRequest.kinds(mapping.trigger());
        this.names = new TableNames(
                mapping.model().source().stateSchema(),
                mapping.id(),
                session.dialect().naming());
    }

    PlannedDelta firstSync(ModelShape model, int samples) throws SQLException {
        return plan(model, Optional.empty(), samples);
    }

    PlannedDelta nextSync(ModelShape model, int samples) throws SQLException {
        return plan(model, new StateTables(session, mapping, names, present()).find(model), samples);
    }

    private PlannedDelta plan(ModelShape model, Optional<MappingState> found, int samples) throws SQLException {
        MappingState state = found.orElseGet(() -> before(model));
        PlanRequest request = request(state, found.isPresent());
        PlannedChanges changes = session.query(statements.planChanges(request), rows -> {
            rows.next();
            return PlannedChanges.read(rows);
        });
        if (changes.duplicateIds() > 0 && mapping.model().onDuplicateIds() == DuplicateIds.FAIL) {
            throw Extractor.duplicates(
                    mapping.model(),
                    changes.duplicateIds(),
                    session.query(statements.planDuplicates(request), Extractor::duplicateIds)
                            .get(0));
        }
        PlanRequest rest = changes.duplicateIds() == 0 ? request.withoutDuplicates() : request;
        return new PlannedDelta(
                state,
                changes.added(),
                changes.updated(),
                changes.deleted(),
                changes.invalid(),
                changes.parked(),
                changes.modelRows(),
                samples(rest, changes, samples),
                delta(state));
    }

    /** Whether there is state that the user may not read. A refusal may end the transaction: ask in one of its own. */
    boolean isStateHidden() throws SQLException {
        TableName checkpoints = names.mapping().checkpoints();
        if (!present().contains(checkpoints.name())) {
            return false;
        }
        try {
            return session.query(statements.describeTable(checkpoints), rows -> false);
        } catch (SQLException failure) {
            if (session.dialect().lacksRight(failure)) {
                return true;
            }
            throw failure;
        }
    }

    private Set<String> present() throws SQLException {
        return Sweeper.names(session, statements.tables(mapping.model().source().stateSchema()));
    }

    private MappingState before(ModelShape model) {
        return new MappingState(
                names.mapping().checkpoints().name(), "", 0, 0, 0, 0, false, ModelDescription.signature(model), model);
    }

    private PlanRequest request(MappingState state, boolean hasRecords) {
        return new PlanRequest(
                state.model(),
                hasRecords ? Optional.of(names.mapping().records()) : Optional.empty(),
                wanted,
                JdbcWarehouse.sizes(limits),
                state.lastSync(),
                state.unresolvedCount() > 0 ? Optional.of(names.mapping().unresolved()) : Optional.empty(),
                mapping.model().onDuplicateIds() == DuplicateIds.TRUST
                        ? PlanRequest.Duplicates.TAKEN
                        : PlanRequest.Duplicates.SET_ASIDE);
    }

    private List<Page.DeltaRow> samples(PlanRequest request, PlannedChanges changes, int most) throws SQLException {
        RowReader reader =
                new RowReader(session.dialect().types(), request.model().columns());
        List<Page.DeltaRow> samples = new ArrayList<>();
        int evaluations = 1;
        long others = (wanted.contains(DeltaKind.ADDED) ? changes.added() : 0)
                + (wanted.contains(DeltaKind.UPDATED) ? changes.updated() : 0);
        if (others > 0 && most > 0) {
            samples.addAll(session.query(statements.sampleChanges(request, most), reader::rows));
            evaluations += request.duplicates() == PlanRequest.Duplicates.SET_ASIDE ? 2 : 1;
        }
        int room = evaluations < MAX_EVALUATIONS ? most - samples.size() : 0;
        if (wanted.contains(DeltaKind.DELETED) && changes.deleted() > 0 && room > 0) {
            samples.addAll(session.query(statements.sampleDeletes(request, room), reader::rows));
        }
        return numbered(samples);
    }

    private static List<Page.DeltaRow> numbered(List<Page.DeltaRow> rows) {
        List<Page.DeltaRow> numbered = new ArrayList<>(rows.size());
        long deletes = 0;
        long others = 0;
        for (Page.DeltaRow row : rows) {
            numbered.add(row.numbered(row.kind() == DeltaKind.DELETED ? -deletes++ : ++others));
        }
        return numbered;
    }

    /** What the sync would run; the epoch in the names is a guess. */
    private List<Sql> delta(MappingState state) {
        Warehouse.SyncKey sync = new Warehouse.SyncKey(state.lastSync() + 1, state.epoch() + 1);
        DeltaRequest request = Extractor.delta(
                state,
                new ExtractRequest(
                        sync,
                        mapping.trigger(),
                        new Cut(limits.recordsPerSync(), 1, 0),
                        mapping.model().onDuplicateIds()),
                names.sync(sync),
                JdbcWarehouse.sizes(limits));
        List<Sql> all = new ArrayList<>();
        if (Extractor.copies(session.dialect())) {
            all.addAll(statements.createCopy(request));
            request = request.overCopy();
        }
        all.addAll(statements.createDelta(request));
        return all;
    }
}
