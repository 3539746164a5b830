package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
import io.retl.Model;
import io.retl.Source;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.JdbcControlStore;
import io.retl.internal.jdbc.Database;
import io.retl.internal.plugin.Dialects;
import io.retl.internal.text.Nearest;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.ReadOnlyWarehouse;
import io.retl.plan.ConnectionReport;
import io.retl.plan.ModelPreview;
import io.retl.plan.SyncPlan;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.Column;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts sources, destinations and mappings together and runs their syncs. Thread-safe. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Set<SyncStatus> ADOPTS = EnumSet.of(SyncStatus.SUCCEEDED, SyncStatus.PARTIAL);
    /** How long a sync that was given up may take to notice. */
    private static final Duration ABANDONED = Duration.ofSeconds(5);
    /** How long a sync that ended waits for listeners. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private static final int HISTORY = 100;
    private static final int FAILED_RECORDS = 1_000;

    private final Wiring wiring;
    private final Connections connections;
    private final Optional<JdbcControlStore> control;
    private final Limits limits;
    private final Duration lease;
    private final Listeners listeners;
    private final Threads threads;
    private final SystemTime time = new SystemTime();
    private final String holder = "retl-" + UUID.randomUUID();
    private final RunningSyncs running = new RunningSyncs(time);
    private final EventThread events = new EventThread();

    private Engine(Setup setup, Wiring wiring, Dialects dialects) {
        this.wiring = wiring;
        this.limits = setup.limits();
        this.lease = setup.lease();
        this.listeners = new Listeners(setup.listeners(), events);
        this.threads = new Threads(setup.executor());
        this.connections = new Connections(dialects);
        wiring.sources().values().forEach(connections::database);
        this.control = wiring.controlStore().map(source -> new JdbcControlStore(source, connections.database(source)));
    }

    /**
     * An engine for what a host hands over.
     *
     * @throws io.retl.ConfigurationException with every problem found
     */
    public static Engine of(Setup setup) {
        Dialects dialects = new Dialects(setup.dialectProviders());
        return new Engine(setup, Wiring.of(setup, dialects), dialects);
    }

    /** The mappings, in the order they were given. */
    public List<Mapping> mappings() {
        return wiring.mappings().values().stream()
                .map(Wiring.WiredMapping::mapping)
                .toList();
    }

    /** Runs a sync on the calling thread. */
    public SyncResult sync(String mappingId) {
        Wiring.WiredMapping wired = requireRunnable(mappingId);
        Mapping mapping = wired.mapping();
        Ports ports = new Ports(
                time,
                control(),
                new JdbcWarehouse(mapping, limits, database(mapping)),
                wired.channel(),
                threads.executor(),
                listeners,
                new SplittableRandom(),
                Set.of());
        SyncRun run = new SyncRun(mapping, wired.fields(), limits, ports, new SyncRun.LeaseTerms(holder, lease));
        if (!running.add(mappingId, run)) {
            throw busy(mappingId);
        }
        try {
            SyncResult result = new SyncDriver(time).run(run);
            log(result);
            return result;
        } finally {
            running.remove(mappingId, run);
            events.await(TOLD);
        }
    }

    private static void log(SyncResult result) {
        switch (result.status()) {
            case SUCCEEDED, CANCELLED ->
                LOG.info("mapping={} sync={} {}", result.mappingId(), result.syncNumber(), result);
            case PARTIAL, INTERRUPTED ->
                LOG.warn("mapping={} sync={} {}", result.mappingId(), result.syncNumber(), result);
            case FAILED, PAUSED -> LOG.error("mapping={} sync={} {}", result.mappingId(), result.syncNumber(), result);
        }
    }

    /** The mapping, if it can be synced. */
    public Wiring.WiredMapping requireRunnable(String mappingId) {
        Wiring.WiredMapping wired = require(mappingId);
        if (!wired.mapping().isEnabled()) {
            throw new IllegalArgumentException("Mapping '" + mappingId + "' is disabled.");
        }
        if (!wired.mapping().destination().isEnabled()) {
            throw new IllegalArgumentException("Mapping '%s': its destination '%s' is disabled."
                    .formatted(mappingId, wired.mapping().destination().id()));
        }
        return wired;
    }

    /** Stops a running sync. */
    public void cancel(String mappingId) {
        require(mappingId);
        running.find(mappingId)
                .ifPresent(run -> run.cancel(
                        "Mapping '" + mappingId + "': the sync was cancelled. The rest is left for the next sync."));
    }

    /** Lets the next sync delete what the guard stopped. */
    public void approve(String mappingId) {
        require(mappingId);
        if (!control().approve(mappingId)) {
            throw new IllegalStateException("Mapping '" + mappingId + "': the mass-delete guard has stopped nothing.");
        }
    }

    /** What the next sync would do. */
    public SyncPlan plan(String mappingId) {
        Wiring.WiredMapping wired = require(mappingId);
        Mapping mapping = wired.mapping();
        ReadOnlyWarehouse warehouse = new ReadOnlyWarehouse(mapping.model(), limits, database(mapping));
        Planner planner = new Planner(wired, limits, control().findApproval(mappingId), time);
        if (control().isAdopting(mappingId)) {
            planner.warn("a baseline has not ended; the next sync goes on with it and sends nothing. reset(\""
                    + mappingId + "\") withdraws it.");
        }
        return planner.plan(warehouse);
    }

    /** The first rows of a model. */
    public ModelPreview preview(String modelId) {
        return Planner.preview(modelId, readOnly(modelId));
    }

    /** Reads what a model returns without running it; gives the names of its columns. */
    public List<String> testModel(String modelId) {
        return readOnly(modelId).describe().columns().stream().map(Column::name).toList();
    }

    private ReadOnlyWarehouse readOnly(String modelId) {
        Model model = requireKnown("model", wiring.models(), modelId);
        return new ReadOnlyWarehouse(model, limits, database(model.source()));
    }

    /** Drops the state of a mapping. */
    public void reset(String mappingId) {
        operations(mappingId).reset(mappingId, warehouse(mappingId));
    }

    /** Takes the rows of the model as delivered. */
    public SyncResult baseline(String mappingId) {
        requireRunnable(mappingId);
        operations(mappingId).adopt(mappingId, warehouse(mappingId));
        SyncResult result = sync(mappingId);
        while (control().isAdopting(mappingId) && ADOPTS.contains(result.status())) {
            result = sync(mappingId); // the model has more rows than one sync takes
        }
        return result;
    }

    /** Lets parked rows be tried again. */
    public long release(String mappingId) {
        return operations(mappingId).release(mappingId, warehouse(mappingId));
    }

    private StateOperations operations(String mappingId) {
        return new StateOperations(
                control(), holder, lease, require(mappingId).channel().timeout());
    }

    private JdbcWarehouse warehouse(String mappingId) {
        Mapping mapping = require(mappingId).mapping();
        return new JdbcWarehouse(mapping, limits, database(mapping));
    }

    /** The least rights that retl needs. */
    public List<String> grants(String sourceId) {
        Source source = requireSource(sourceId);
        Database database = database(source);
        return database.dialect()
                .grants(source.stateSchema(), database.describe().user());
    }

    /** The tables of the control store, for a person to make. */
    public List<String> controlStoreScript() {
        requireOpen();
        return requireControlStore().script();
    }

    /** The syncs that ended. */
    public List<HistoryEntry> history(String mappingId) {
        require(mappingId);
        return control().history(mappingId, HISTORY);
    }

    /** The records that a sync did not deliver. */
    public List<FailedRecord> failures(String mappingId, long syncNumber) {
        require(mappingId);
        return control().failedRecords(mappingId, syncNumber, FAILED_RECORDS);
    }

    /** Connects to a source. */
    public ConnectionReport testConnection(String sourceId) {
        return database(requireSource(sourceId)).describe();
    }

    /**
     * Cancels what runs, waits for it and gives everything back.
     *
     * @param atMost how long calls that are on their way are waited for; then the syncs end as in a crash
     */
    public void close(Duration atMost) {
        if (!running.close()) {
            return;
        }
        running.each(
                (id, run) -> run.cancel("Mapping '" + id + "': Retl was closed. The rest is left for the next sync."));
        if (!running.awaitNone(atMost)) {
            running.each((id, run) -> run.abandon("Mapping '" + id
                    + "': Retl was closed and did not wait for what was on its way. The next sync settles this one."));
            running.awaitNone(ABANDONED);
        }
        threads.close();
        events.close();
        wiring.actions().forEach(Wiring::close);
        connections.close();
    }

    private void requireOpen() {
        if (running.isClosed()) {
            throw new IllegalStateException("This Retl is closed.");
        }
    }

    private Wiring.WiredMapping require(String mappingId) {
        return requireKnown("mapping", wiring.mappings(), mappingId);
    }

    private Source requireSource(String sourceId) {
        return requireKnown("source", wiring.sources(), sourceId);
    }

    private <T> T requireKnown(String kind, Map<String, T> known, String id) {
        requireOpen();
        T found = known.get(id);
        if (found == null) {
            throw new IllegalArgumentException("There is no %s '%s'. There are: %s.%s"
                    .formatted(
                            kind,
                            id,
                            String.join(", ", known.keySet()),
                            Nearest.hint(id, List.copyOf(known.keySet()))));
        }
        return found;
    }

    private Database database(Mapping mapping) {
        return database(mapping.model().source());
    }

    private Database database(Source source) {
        return connections.database(source);
    }

    private ControlStore control() {
        return requireControlStore();
    }

    private JdbcControlStore requireControlStore() {
        return control.orElseThrow(
                () -> new IllegalStateException("There is no source, so there is no control store."));
    }

    private static MappingBusyException busy(String mappingId) {
        return new MappingBusyException(
                "Mapping '" + mappingId + "': it is being synced. Try again when that has ended.");
    }
}
