package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.StateException;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.DynamicChoices;
import io.retl.internal.control.Busy;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.JdbcControlStore;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.control.SyncRow;
import io.retl.internal.jdbc.Database;
import io.retl.internal.load.Ports;
import io.retl.internal.plugin.Dialects;
import io.retl.internal.step.Listeners;
import io.retl.internal.step.SystemTime;
import io.retl.internal.step.Threads;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.Preflight;
import io.retl.internal.warehouse.ReadOnlyWarehouse;
import io.retl.plan.ConnectionReport;
import io.retl.plan.ModelPreview;
import io.retl.plan.PreflightReport;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts sources, destinations and mappings together and runs their syncs. Thread-safe. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Set<SyncStatus> GOES_ON = EnumSet.of(SyncStatus.SUCCEEDED, SyncStatus.PARTIAL);
    /** How long a sync that was given up may take to notice. */
    private static final Duration ABANDONED = Duration.ofSeconds(5);
    /** How long a sync that ended waits for listeners. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private static final int HISTORY = 100;
    private static final int FAILED_RECORDS = 1_000;

    private final Wiring wiring;
    private final NamedParts named;
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
        this.named = new NamedParts(wiring, running);
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
        Turns turns = connections.turns(mapping.model().source());
        SyncRun run = new SyncRun(mapping, wired.fields(), limits, ports, terms(wired), turns);
        if (!running.add(mappingId, run)) {
            throw Busy.here(mappingId);
        }
        try {
            SyncResult result = new SyncDriver(time).run(run);
            log(result);
            return result;
        } finally {
            turns.leave(run);
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

    /**
     * The mapping, if it can be synced.
     *
     * @throws IllegalArgumentException if it is unknown or disabled
     */
    public Wiring.WiredMapping requireRunnable(String mappingId) {
        return named.runnable(mappingId);
    }

    /** Stops a running sync. */
    public void cancel(String mappingId) {
        named.mapping(mappingId);
        running.find(mappingId)
                .ifPresent(run -> run.cancel(
                        "Mapping '" + mappingId + "': the sync was cancelled. The rest is left for the next sync."));
    }

    /** Lets the next sync delete what the guard stopped. */
    public void approve(String mappingId) {
        named.mapping(mappingId);
        if (!control().approve(mappingId)) {
            throw new IllegalStateException("Mapping '" + mappingId + "': the mass-delete guard has stopped nothing.");
        }
    }

    /** What the next sync would do. */
    public SyncPlan plan(String mappingId) {
        Wiring.WiredMapping wired = named.mapping(mappingId);
        Mapping mapping = wired.mapping();
        ReadOnlyWarehouse warehouse = new ReadOnlyWarehouse(mapping.model(), limits, database(mapping));
        Planner planner = new Planner(wired, limits, control().findApproval(mappingId), time);
        if (control().hasBaseline(mappingId)) {
            planner.warn("a baseline has not ended; the next sync goes on with it and sends nothing. reset(\""
                    + mappingId + "\") withdraws it.");
        }
        return planner.plan(warehouse, lastNumber(mappingId));
    }

    /** A plan needs no right on retl's tables: who may not read them gets the plan of the sync after the last folded one. */
    private long lastNumber(String mappingId) {
        try {
            return control().findLastSync(mappingId).map(SyncRow::number).orElse(0L);
        } catch (StateException unreadable) {
            return 0;
        }
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
        Model model = named.model(modelId);
        return new ReadOnlyWarehouse(model, limits, database(model.source()));
    }

    /** Drops the state of a mapping. */
    public void reset(String mappingId) {
        operations(mappingId).reset(mappingId, warehouse(mappingId));
    }

    /** Takes the rows of the model as delivered. */
    public SyncResult baseline(String mappingId) {
        requireRunnable(mappingId);
        operations(mappingId).baseline(mappingId, warehouse(mappingId));
        SyncResult result = sync(mappingId);
        while (control().hasBaseline(mappingId) && GOES_ON.contains(result.status())) {
            result = sync(mappingId); // the model has more rows than one sync takes
        }
        return result;
    }

    /** Lets parked rows be tried again. */
    public long release(String mappingId) {
        return operations(mappingId).release(mappingId, warehouse(mappingId));
    }

    private StateOperations operations(String mappingId) {
        return new StateOperations(control(), terms(named.mapping(mappingId)));
    }

    private LeaseTerms terms(Wiring.WiredMapping wired) {
        return new LeaseTerms(holder, lease, wired.channel().timeout());
    }

    private JdbcWarehouse warehouse(String mappingId) {
        Mapping mapping = named.mapping(mappingId).mapping();
        return new JdbcWarehouse(mapping, limits, database(mapping));
    }

    /** The least rights that retl needs. */
    public List<String> grants(String sourceId) {
        Source source = named.source(sourceId);
        Database database = database(source);
        return database.dialect()
                .grants(source.stateSchema(), database.describe().user());
    }

    /** The tables of the control store, for a person to make. */
    public List<String> controlStoreScript() {
        running.requireOpen();
        return requireControlStore().script();
    }

    /** The syncs that ended. */
    public List<HistoryEntry> history(String mappingId) {
        named.mapping(mappingId);
        return control().history(mappingId, HISTORY);
    }

    /** The records that a sync did not deliver. */
    public List<FailedRecord> failures(String mappingId, long syncNumber) {
        named.mapping(mappingId);
        return control().failedRecords(mappingId, syncNumber, FAILED_RECORDS);
    }

    /** Connects to a source. */
    public ConnectionReport testConnection(String sourceId) {
        return database(named.source(sourceId)).describe();
    }

    /** Proves the rights that are needed on a source. */
    public PreflightReport preflight(String sourceId) {
        Source source = named.source(sourceId);
        List<Model> models = wiring.models().values().stream()
                .filter(model -> model.source().id().equals(sourceId))
                .toList();
        return new Preflight(sourceId, source.stateSchema(), models, limits, database(source)).run();
    }

    /** Asks a destination whether it takes the credentials. */
    public void testDestination(String destinationId) throws InterruptedException {
        named.destination(destinationId).testAuthentication();
    }

    /** The values that a field may have right now. */
    public DynamicChoices choices(String mappingId, ChoicesRequest request) throws InterruptedException {
        return new ActionOperations(named.mapping(mappingId)).choices(request);
    }

    /** Does something once for a mapping. */
    public Map<String, @Nullable Object> runHook(String mappingId, String hook, Map<String, @Nullable Object> inputs)
            throws InterruptedException {
        return new ActionOperations(named.mapping(mappingId)).runHook(hook, inputs);
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
}
