package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.internal.jdbc.Cancellation;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.internal.jdbc.Purpose;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping's side of a warehouse behind JDBC. */
public final class JdbcWarehouse implements Warehouse {
    private final Mapping mapping;
    private final Limits limits;
    private final Database database;
    private final Cancellation extracting = new Cancellation();
    private long extracted;
    private @Nullable TableNames names;

    /**
     * Connects to nothing yet.
     *
     * @param mapping the mapping
     * @param limits the limits
     * @param database the source's database
     */
    public JdbcWarehouse(Mapping mapping, Limits limits, Database database) {
        this.mapping = mapping;
        this.limits = limits;
        this.database = database;
    }

    @Override
    public MappingState open(long epoch) {
        return database.call(
                purpose("opening model '" + mapping.model().id() + "' and the state of mapping '" + mapping.id() + "'"),
                Isolation.READ_COMMITTED,
                session -> {
                    ModelShape model =
                            ModelDescription.of(session, mapping.model(), limits, ChecksumColumns.of(mapping));
                    Set<String> present = Sweeper.names(
                            session, session.dialect().statements().tables(schema()));
                    MappingState state = new StateTables(session, mapping, names(), present).open(model);
                    sweeper(session, epoch).sweep(present, state.unsettled() ? state.lastSync() : Long.MAX_VALUE);
                    return state;
                });
    }

    @Override
    public void sweep(long epoch) {
        database.call(
                purpose("dropping what earlier syncs left").inSync(extracted), Isolation.READ_COMMITTED, session -> {
                    sweeper(session, epoch).sweep();
                    return true;
                });
    }

    private Sweeper sweeper(Session session, long epoch) {
        return new Sweeper(session, schema(), names(), epoch);
    }

    @Override
    public OptionalLong rebase(MappingState state, SyncKey sync) {
        String purpose = "rewriting the checksums of mapping '" + mapping.id() + "'";
        ModelShape before = state.change().orElseThrow().before().orElseThrow();
        Rebaser rebaser = new Rebaser(Rebaser.request(
                names().mapping(),
                names().rebase(sync),
                state,
                before,
                sync.epoch(),
                database.dialect().types().encoding()));
        database.call(purpose, Isolation.READ_COMMITTED, rebaser::prepare);
        return database.call(purpose, Isolation.READ_COMMITTED, rebaser::rebase);
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        extracted = request.sync().number();
        Purpose purpose = purpose("extracting mapping '" + mapping.id() + "'")
                .inSync(extracted)
                .stoppedBy(extracting);
        return database.call(purpose, Isolation.SNAPSHOT, session -> {
            DeltaRequest delta = Extractor.delta(state, request, tables(request.sync()), sizes(limits));
            return new Extractor(session, mapping, state, request, delta).extract();
        });
    }

    @Override
    public void cancelExtract() {
        extracting.request();
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        return database.call(
                purpose("reading the delta of mapping '" + mapping.id() + "'").inSync(sync.number()),
                Isolation.READ_COMMITTED,
                session -> new PageReader(session, tables(sync).delta(), extraction).read(after, through));
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        Folder folder = new Folder(mapping.id(), limits, names().sync(order.sync(), order.epoch()), order);
        long number = order.sync().number();
        Optional<FoldOutcome> known = database.call(
                purpose("preparing the fold of mapping '" + mapping.id() + "'").inSync(number),
                Isolation.READ_COMMITTED,
                folder::prepare);
        return known.orElseGet(() -> database.call(
                purpose("folding mapping '" + mapping.id() + "'").inSync(number),
                Isolation.READ_COMMITTED,
                folder::fold));
    }

    @Override
    public boolean reset(long epoch) {
        return database.call(purpose("resetting mapping '" + mapping.id() + "'"), Isolation.READ_COMMITTED, session -> {
            Set<String> present =
                    Sweeper.names(session, session.dialect().statements().tables(schema()));
            if (new StateTables(session, mapping, names(), present).isLaterThan(epoch)) {
                return false;
            }
            sweeper(session, epoch).sweep(present, Long.MAX_VALUE);
            MappingTables tables = names().mapping();
            for (TableName table : List.of(tables.checkpoints(), tables.records(), tables.unresolved())) {
                session.update(session.dialect().statements().dropTable(table));
            }
            return true;
        });
    }

    @Override
    public long release() {
        return database.call(
                purpose("releasing the parked rows of mapping '" + mapping.id() + "'"),
                Isolation.READ_COMMITTED,
                session -> {
                    StatementRules statements = session.dialect().statements();
                    boolean hasState = Sweeper.names(session, statements.tables(schema()))
                            .contains(names().mapping().unresolved().name());
                    return hasState ? (long) session.update(statements.releaseParked(names().mapping())) : 0L;
                });
    }

    /** What the warehouse is told of the limits. */
    static SizeLimits sizes(Limits limits) {
        return new SizeLimits(limits.columnBytes(), limits.recordBytes());
    }

    private Purpose purpose(String words) {
        return Purpose.of(words).forMapping(mapping.id());
    }

    private String schema() {
        return mapping.model().source().stateSchema();
    }

    private SyncTables tables(SyncKey sync) {
        return names().sync(sync);
    }

    private TableNames names() {
        TableNames known = names;
        if (known == null) {
            known = new TableNames(schema(), mapping.id(), database.dialect().naming());
            names = known;
        }
        return known;
    }
}
