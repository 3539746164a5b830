package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
import io.retl.Source;
import io.retl.StateException;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.InMemoryControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.jdbc.Database;
import io.retl.internal.plugin.Dialects;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.DialectProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts sources, destinations and mappings together and runs their syncs. Thread-safe. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Map<String, Wiring.WiredMapping> mappings;
    private final Map<String, Source> sources;
    private final List<Action> actions;
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Limits limits;
    private final Threads threads;
    private final SystemTime time = new SystemTime();
    private final ControlStore control = new InMemoryControlStore(time::now);
    private final String holder = "retl-" + UUID.randomUUID();
    private final ConcurrentMap<String, SyncRun> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Engine(Wiring wiring, Limits limits, Dialects dialects, @Nullable Executor executor) {
        this.mappings = wiring.mappings();
        this.sources = wiring.sources();
        this.actions = wiring.actions();
        this.limits = limits;
        this.threads = new Threads(executor);
        sources.values()
                .forEach(source -> databases.put(
                        source.id(),
                        new Database(
                                source.id(),
                                source.dataSource(),
                                context -> dialects.find("Source '" + source.id() + "'", source.dialect(), context))));
    }

    /**
     * An engine for the mappings.
     *
     * @throws io.retl.ConfigurationException with every problem found
     */
    public static Engine of(
            List<Mapping> mappings,
            Limits limits,
            @Nullable Executor executor,
            List<DialectProvider> dialectProviders,
            List<DestinationProvider> destinationProviders) {
        Dialects dialects = new Dialects(dialectProviders);
        return new Engine(Wiring.of(mappings, limits, dialects, destinationProviders), limits, dialects, executor);
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
                threads.executor());
        SyncRun run = new SyncRun(mapping, wired.fields(), limits, ports, new SyncRun.LeaseTerms(holder, LEASE));
        if (running.putIfAbsent(mappingId, run) != null) {
            throw busy(mappingId);
        }
        try {
            if (closed) {
                throw new IllegalStateException("This Retl is closed.");
            }
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
        if (closed) {
            throw new IllegalStateException("This Retl is closed.");
        }
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

    /** Drops the state of a mapping. */
    public void reset(String mappingId) {
        Mapping mapping = require(mappingId).mapping();
        Lease lease = control.tryAcquire(mappingId, holder, LEASE).orElseThrow(() -> busy(mappingId));
        try {
            new JdbcWarehouse(mapping, limits, database(mapping)).reset();
            control.reset(lease);
            control.release(lease);
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
        return database.dialect().grants(source.stateSchema(), database.user());
    }

    /** Connects to a source. */
    public void testConnection(String sourceId) {
        database(requireSource(sourceId))
                .call("testing the connection", Database.Isolation.READ_COMMITTED, session -> true);
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
        actions.forEach(Wiring::close);
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
        requireOpen();
        Wiring.WiredMapping wired = mappings.get(mappingId);
        if (wired == null) {
            throw new IllegalArgumentException("There is no mapping '%s'. There are: %s."
                    .formatted(mappingId, String.join(", ", mappings.keySet())));
        }
        return wired;
    }

    private Source requireSource(String sourceId) {
        requireOpen();
        Source source = sources.get(sourceId);
        if (source == null) {
            throw new IllegalArgumentException(
                    "There is no source '%s'. There are: %s.".formatted(sourceId, String.join(", ", sources.keySet())));
        }
        return source;
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
