package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.SyncTables;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping's side of a warehouse behind JDBC. */
public final class JdbcWarehouse implements Warehouse {
    private final Mapping mapping;
    private final Limits limits;
    private final Database database;
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
    public MappingState open() {
        return database.call(
                "opening model '" + mapping.model().id() + "' and the state of mapping '" + mapping.id() + "'",
                Isolation.READ_COMMITTED,
                session -> {
                    ModelShape model = ModelDescription.of(session, mapping.model(), limits);
                    Set<String> present = sweeper(session).sweep();
                    return new StateTables(session, mapping, names(), present).open(model);
                });
    }

    @Override
    public void sweep() {
        database.call(
                "dropping what earlier syncs left",
                Isolation.READ_COMMITTED,
                session -> sweeper(session).sweep());
    }

    private Sweeper sweeper(Session session) {
        return new Sweeper(session, mapping.model().source().stateSchema(), names());
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        return database.call("extracting mapping '" + mapping.id() + "'", Isolation.SNAPSHOT, session -> {
            DeltaRequest delta = Extractor.delta(state, request, tables(request.sync()), sizes(limits));
            return new Extractor(session, mapping, state, request, delta).extract();
        });
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        return database.call(
                "reading the delta of mapping '" + mapping.id() + "'",
                Isolation.READ_COMMITTED,
                session -> new PageReader(session, tables(sync).delta(), extraction).read(after, through));
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        Folder folder = new Folder(mapping.id(), names().sync(order.sync(), order.epoch()), order);
        Optional<FoldOutcome> known = database.call(
                "preparing the fold of mapping '" + mapping.id() + "'", Isolation.READ_COMMITTED, folder::prepare);
        return known.orElseGet(
                () -> database.call("folding mapping '" + mapping.id() + "'", Isolation.READ_COMMITTED, folder::fold));
    }

    @Override
    public void reset() {
        sweep();
        database.call("resetting mapping '" + mapping.id() + "'", Isolation.READ_COMMITTED, session -> {
            var statements = session.dialect().statements();
            var tables = names().mapping();
            for (Sql drop : new Sql[] {
                statements.dropTable(tables.checkpoints()),
                statements.dropTable(tables.records()),
                statements.dropTable(tables.unresolved())
            }) {
                session.update(drop);
            }
            return true;
        });
    }

    /** What the warehouse is told of the limits. */
    static SizeLimits sizes(Limits limits) {
        return new SizeLimits(limits.columnBytes(), limits.recordBytes());
    }

    private SyncTables tables(SyncKey sync) {
        return names().sync(sync);
    }

    private TableNames names() {
        TableNames known = names;
        if (known == null) {
            known = new TableNames(
                    mapping.model().source().stateSchema(),
                    mapping.id(),
                    database.dialect().naming().maxNameBytes());
            names = known;
        }
        return known;
    }
}
