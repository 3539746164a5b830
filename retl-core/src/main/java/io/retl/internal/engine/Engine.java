package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
import io.retl.Model;
import io.retl.Source;
import io.retl.StateException;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.InMemoryControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Pool;
import io.retl.internal.plugin.Dialects;
import io.retl.internal.text.Nearest;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.ReadOnlyWarehouse;
import io.retl.plan.ConnectionReport;
import io.retl.plan.ModelPreview;
import io.retl.plan.SyncPlan;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts sources, destinations and mappings together and runs their syncs. Thread-safe. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private final Wiring wiring;
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final List<Pool> pools = new ArrayList<>();
    private final Limits limits;
    private final Duration lease;
    private final Listeners listeners;
    private final Threads threads;
    private final SystemTime time = new SystemTime();
    private final ControlStore control = new InMemoryControlStore(time::now);
    private final String holder = "retl-" + UUID.randomUUID();
    private final ConcurrentMap<String, SyncRun> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Engine(Setup setup, Wiring wiring, Dialects dialects) {
        this.wiring = wiring;
        this.limits = setup.limits();
        this.lease = setup.lease();
        this.listeners = new Listeners(setup.listeners());
        this.threads = new Threads(setup.executor());
        wiring.sources().values().forEach(source -> databases.put(source.id(), open(source, dialects)));
    }

    private Database open(Source source, Dialects dialects) {
        DataSource dataSource = source.dataSource().orElseGet(() -> {
            Pool pool = new Pool(source);
            pools.add(pool);
            return pool.dataSource();
        });
        return new Database(
                source.id(),
                dataSource,
                context -> dialects.find("Source '" + source.id() + "'", source.dialect(), context));
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
                control,
                new JdbcWarehouse(mapping, limits, database(mapping)),
                wired.channel(),
                threads.executor(),
                listeners);
        SyncRun run = new SyncRun(mapping, wired.fields(), limits, ports, new SyncRun.LeaseTerms(holder, lease));
        if (running.putIfAbsent(mappingId, run) != null) {
            throw busy(mappingId);
        }
        try {
            requireOpen();
            SyncResult result = new SyncDriver(time).run(run);
            log(result);
            return result;
        } finally {
            running.remove(mappingId, run);
            signalIdle();
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
        SyncRun run = running.get(mappingId);
        if (run != null) {
            run.cancel("Mapping '" + mappingId + "': the sync was cancelled. The rest is left for the next sync.");
        }
    }

    /** Lets the next sync delete what the guard stopped. */
    public void approve(String mappingId) {
        require(mappingId);
        if (!control.approve(mappingId)) {
            throw new IllegalStateException("Mapping '" + mappingId + "': the mass-delete guard has stopped nothing.");
        }
    }

    /** What the next sync would do. */
    public SyncPlan plan(String mappingId) {
        Wiring.WiredMapping wired = require(mappingId);
        Mapping mapping = wired.mapping();
        ReadOnlyWarehouse warehouse = new ReadOnlyWarehouse(mapping.model(), limits, database(mapping));
        return new Planner(wired, limits, control.findApproval(mappingId), time).plan(warehouse);
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
        Mapping mapping = require(mappingId).mapping();
        Lease taken = control.tryAcquire(mappingId, holder, lease).orElseThrow(() -> busy(mappingId));
        try {
            try {
                new JdbcWarehouse(mapping, limits, database(mapping)).reset();
                control.reset(taken);
            } finally {
                control.release(taken);
            }
        } catch (LeaseLostException lost) {
            throw new StateException(
                    ErrorCode.LEASE_LOST,
                    "Mapping '" + mappingId
                            + "': another run began while its state was being dropped. Reset it again.");
        }
    }

    /** The least rights that retl needs. */
    public List<String> grants(String sourceId) {
        Source source = requireSource(sourceId);
        Database database = database(source);
        return database.dialect()
                .grants(source.stateSchema(), database.describe().user());
    }

    /** Connects to a source. */
    public ConnectionReport testConnection(String sourceId) {
        return database(requireSource(sourceId)).describe();
    }

    /** Cancels what runs, waits for it and gives everything back. */
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        running.forEach(
                (id, run) -> run.cancel("Mapping '" + id + "': Retl was closed. The rest is left for the next sync."));
        awaitIdle();
        wiring.actions().forEach(Wiring::close);
        pools.forEach(Pool::close);
        threads.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This Retl is closed.");
        }
    }

    private synchronized void signalIdle() {
        notifyAll();
    }

    private synchronized void awaitIdle() {
        boolean interrupted = false;
        while (!running.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException stop) {
                interrupted = true; // an action must not be closed under a call that is running
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
        Database database = databases.get(source.id());
        if (database == null) {
            throw new IllegalStateException("Source '" + source.id() + "' is not wired.");
        }
        return database;
    }

    private static MappingBusyException busy(String mappingId) {
        return new MappingBusyException(
                "Mapping '" + mappingId + "': it is being synced. Try again when that has ended.");
    }
}
