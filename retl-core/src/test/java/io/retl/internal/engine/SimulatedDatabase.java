package io.retl.internal.engine;

import io.retl.internal.control.ControlStore;
import io.retl.internal.control.JdbcControlStore;
import io.retl.internal.engine.SimulatedFaults.Mode;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.jdbc.Database;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.h2.H2DialectProvider;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A ground of real SQL: the warehouse and the control store of the product on H2 in memory, each opened anew by every process.
 * A process dies by an error out of a call, and the database does not notice but for a connection that breaks.
 */
final class SimulatedDatabase implements SimulatedGround {
    private static final String NOW = "CURRENT_TIMESTAMP";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String GUARD = "AND sync_number = ? AND epoch <= ?";
    private static final String CONFIRMED = " AND r.unconfirmed IS NULL";
    private static final String REWRITTEN = "\nWHEN MATCHED THEN UPDATE SET checksum = f.checksum";
    private static final String NO_GUARD = "AND (sync_number = ? OR TRUE) AND (epoch <= ? OR TRUE)";

    private final SimulatedWorld world;
    private final UnaryOperator<Dialect> warehouseDialect;
    private final JdbcDataSource database = new JdbcDataSource();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ControlStore control;
    private final SimulatedRows rows;

    /** The warehouse has transactions. */
    SimulatedDatabase(SimulatedWorld world) {
        this(world, UnaryOperator.identity());
    }

    /**
     * A warehouse whose dialect may do less than the product can.
     *
     * @param warehouseDialect makes that dialect from the product's
     */
    SimulatedDatabase(SimulatedWorld world, UnaryOperator<Dialect> warehouseDialect) {
        this.world = world;
        this.warehouseDialect = warehouseDialect;
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        this.rows = new SimulatedRows(database, world.model);
        this.control = control(SimulatedConnections.Watcher.NOBODY);
    }

    @Override
    public int pace() {
        return 2;
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.allOf(Mode.class);
    }

    @Override
    public ControlStore control() {
        return control;
    }

    @Override
    public ControlStore control(SimulatedRun run) {
        return control(new Faulty(() -> {}));
    }

    private ControlStore control(SimulatedConnections.Watcher watcher) {
        return new JdbcControlStore(
                SimulatedMapping.SOURCE,
                database(watcher, UnaryOperator.identity(), sql -> at(world.time.instant(), guarded(sql))));
    }

    @Override
    public Warehouse warehouse(SimulatedRun run) {
        return new JdbcWarehouse(
                world.mapping(),
                world.script.limits(),
                database(
                        new Faulty(rows::forget),
                        warehouseDialect,
                        sql -> at(world.time.now(), spoiled(guarded(sql)))));
    }

    private Database database(
            SimulatedConnections.Watcher watcher, UnaryOperator<Dialect> dialect, UnaryOperator<String> translated) {
        DataSource connections = new SimulatedConnections(database, idle, translated, watcher).dataSource();
        return new Database(
                SimulatedMapping.SOURCE.id(),
                connections,
                product -> dialect.apply(new H2DialectProvider().dialect(product)));
    }

    /** The clock of the database shows a time of the simulation. */
    private static String at(Instant now, String sql) {
        return sql.contains(NOW) ? sql.replace(NOW, "TIMESTAMP WITH TIME ZONE '%s'".formatted(TIME.format(now))) : sql;
    }

    private String guarded(String sql) {
        String guarded = world.has(PlantedBug.FOLD_WITHOUT_GUARD) ? sql.replace(GUARD, NO_GUARD) : sql;
        if (world.has(PlantedBug.REBASE_TAKES_UNCONFIRMED)) {
            guarded = guarded.replace(CONFIRMED + REWRITTEN, REWRITTEN + ", unconfirmed = NULL");
        }
        if (world.has(PlantedBug.REBASE_TAKES_WHAT_DIFFERS)) {
            guarded = guarded.replace(
                    "r.checksum = f.checksum_before" + CONFIRMED + REWRITTEN, "TRUE" + CONFIRMED + REWRITTEN);
        }
        return guarded;
    }

    /** Bugs in what is read of a model with a timestamp column. */
    private String spoiled(String sql) {
        String spoiled = sql;
        if (world.has(PlantedBug.CHECKPOINT_PAST_THE_CLOCK)) {
            spoiled = spoiled.replace(NOW, "TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00:00'");
        }
        if (world.has(PlantedBug.ROWS_WITHOUT_A_TIMESTAMP_NOT_READ)) {
            spoiled = spoiled.replace("OR q.\"CHANGED\" IS NULL", "");
        }
        if (world.has(PlantedBug.OPEN_ROWS_NOT_READ_AGAIN)) {
            spoiled = spoiled.replaceAll("\n   OR (\\S+) IN \\(", "\n   OR FALSE AND $1 IN (");
        }
        return spoiled;
    }

    /** Lets the faults of the world happen. */
    private final class Faulty implements SimulatedConnections.Watcher {
        private final Runnable wrote;

        private Faulty(Runnable wrote) {
            this.wrote = wrote;
        }

        @Override
        public void connecting() {
            world.faults.connecting();
        }

        @Override
        public void executed(Runnable disconnect) throws SQLException {
            wrote.run();
            world.faults.executed(disconnect);
        }
    }

    @Override
    public Delta delta(SyncKey sync, Extraction extraction) {
        return rows.delta(sync, extraction);
    }

    @Override
    public void rebasing(ModelShape model) {
        rows.learn(model);
    }

    @Override
    public boolean hasDelta(SyncKey sync) {
        return rows.hasDelta(sync);
    }

    @Override
    public Map<String, Stored> records() {
        return rows.records();
    }

    @Override
    public long lastSync() {
        return rows.lastSync();
    }

    @Override
    public boolean isParked(String id) {
        return rows.isParked(id);
    }

    @Override
    public void changed(String id, int copies) {
        rows.changed(id, copies);
    }

    @Override
    public void nameless(int count) {
        rows.nameless(count);
    }

    @Override
    public void close() {
        rows.close();
    }

    @Override
    public String toString() {
        return SimulationOverSqlTest.class.getSimpleName();
    }
}
