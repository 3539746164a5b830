package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Mapping.OnSchemaChange;
import io.retl.Model.DuplicateIds;
import io.retl.internal.jdbc.Session;
import io.retl.plan.PlannedSchemaChange;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        return plan(model, Optional.empty(), samples, 0);
    }

    /**
     * The next sync.
     *
     * @param lastNumber the number of the last sync that the control store knows
     */
    PlannedDelta nextSync(ModelShape model, int samples, long lastNumber) throws SQLException {
        return plan(model, new StateTables(session, mapping, names, present()).find(model), samples, lastNumber);
    }

    private PlannedDelta plan(ModelShape model, Optional<MappingState> found, int samples, long lastNumber)
            throws SQLException {
        MappingState state = found.orElseGet(() -> before(model));
        Optional<Instant> since = state.timestamps()
                .flatMap(timestamps -> timestamps.since(mapping.model(), Math.max(lastNumber, state.lastSync()) + 1));
        DeltaRequest delta = delta(state, since);
        boolean recent = delta.whole().isPresent();
        PlanRequest resent = request(state, delta.model(), recent, found.isPresent());
        PlannedChanges ifResent = count(resent);
        Optional<PlanRequest> rebased =
                state.change().flatMap(SchemaChange::before).map(before -> request(state, before, recent, true));
        Optional<PlannedChanges> ifRebased = rebased.isPresent() ? Optional.of(count(rebased.get())) : Optional.empty();
        boolean rebases = rebased.isPresent() && state.change().orElseThrow().isRebased(mapping.onSchemaChange());
        PlanRequest request = rebases ? rebased.get() : resent;
        PlannedChanges changes = rebases ? ifRebased.orElseThrow() : ifResent;
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
                samples(rest, changes, samples, ifRebased.isPresent() ? 2 : 1),
                statements(state, delta, rebases),
                since,
                state.change()
                        .map(change -> new PlannedSchemaChange(
                                change.isRebased(mapping.onSchemaChange())
                                        ? OnSchemaChange.REBASE
                                        : OnSchemaChange.RESEND,
                                toSend(ifResent),
                                ifRebased
                                        .map(this::toSend)
                                        .map(OptionalLong::of)
                                        .orElseGet(OptionalLong::empty))));
    }

    private PlannedChanges count(PlanRequest request) throws SQLException {
        return session.query(statements.planChanges(request), rows -> {
            rows.next();
            return PlannedChanges.read(rows);
        });
    }

    private long toSend(PlannedChanges changes) {
        return (wanted.contains(DeltaKind.ADDED) ? changes.added() : 0)
                + (wanted.contains(DeltaKind.UPDATED) ? changes.updated() : 0)
                + (wanted.contains(DeltaKind.DELETED) ? changes.deleted() : 0);
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

    private PlanRequest request(MappingState state, ModelShape model, boolean recent, boolean hasRecords) {
        return new PlanRequest(
                model,
                hasRecords ? Optional.of(names.mapping().records()) : Optional.empty(),
                wanted,
                JdbcWarehouse.sizes(limits),
                state.lastSync(),
                state.unresolvedCount() > 0 ? Optional.of(names.mapping().unresolved()) : Optional.empty(),
                mapping.model().onDuplicateIds() == DuplicateIds.TRUST
                        ? PlanRequest.Duplicates.TAKEN
                        : PlanRequest.Duplicates.SET_ASIDE,
                recent);
    }

    private List<Page.DeltaRow> samples(PlanRequest request, PlannedChanges changes, int most, int counts)
            throws SQLException {
        RowReader reader =
                new RowReader(session.dialect().types(), request.model().columns());
        List<Page.DeltaRow> samples = new ArrayList<>();
        int evaluations = counts;
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

    /** What the sync would ask for; the epoch in the names is a guess, and so is that there are unconfirmed records. */
    private DeltaRequest delta(MappingState state, Optional<Instant> since) {
        Warehouse.SyncKey sync = sync(state);
        DeltaRequest delta = Extractor.delta(
                state,
                new ExtractRequest(
                        sync,
                        mapping.trigger(),
                        new Cut(limits.recordsPerSync(), 1, 0),
                        mapping.model().onDuplicateIds(),
                        since),
                names.sync(sync),
                JdbcWarehouse.sizes(limits));
        return since.isEmpty()
                ? delta
                : Extractor.recent(
                        delta, statements, state.timestamps().orElseThrow().column(), since.get(), true);
    }

    private static Warehouse.SyncKey sync(MappingState state) {
        return new Warehouse.SyncKey(state.lastSync() + 1, state.epoch() + 1);
    }

    private List<Sql> statements(MappingState state, DeltaRequest delta, boolean rebases) {
        DeltaRequest request = delta;
        List<Sql> all = new ArrayList<>();
        if (rebases) {
            Warehouse.SyncKey sync = sync(state);
            all.addAll(Rebaser.statements(
                    statements,
                    Rebaser.request(
                            names.mapping(),
                            names.rebase(sync),
                            state,
                            state.change().flatMap(SchemaChange::before).orElseThrow(),
                            sync.epoch(),
                            session.dialect().types().encoding())));
        }
        if (Extractor.copies(session.dialect())) {
            all.addAll(statements.createCopy(request));
            request = request.overCopy();
        }
        all.addAll(statements.createDelta(request));
        return all;
    }
}
