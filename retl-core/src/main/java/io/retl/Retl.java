package io.retl;

import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DynamicChoices;
import io.retl.event.SyncListener;
import io.retl.internal.engine.Engine;
import io.retl.internal.engine.Setup;
import io.retl.internal.mapping.RecordIds;
import io.retl.mapping.MappingPreview;
import io.retl.plan.ConnectionReport;
import io.retl.plan.ModelPreview;
import io.retl.plan.PreflightReport;
import io.retl.plan.SyncPlan;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.DialectProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps destinations in step with warehouses. Thread-safe; make one per application and close it.
 *
 * <p>Building connects to nothing and starts no thread. Mappings may be synced at the same time; a mapping runs once at a
 * time.
 */
public final class Retl implements AutoCloseable {
    /** 30 seconds. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

    /** 2 seconds: a renewal every third of it must get through. */
    public static final Duration MIN_LEASE = Duration.ofSeconds(2);

    /** 1 minute. */
    public static final Duration DEFAULT_CLOSE = Duration.ofMinutes(1);

    private final Engine engine;

    private Retl(Engine engine) {
        this.engine = engine;
    }

    /** Starts with no mapping. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Syncs a mapping and waits until that is over. An interrupt of the thread cancels the sync. While as many syncs of the
     * source run as {@linkplain Source.Builder#maxConcurrentSyncs may}, it waits for its turn, for as long as that takes.
     *
     * @param mappingId the mapping
     * @return what was done, for every way a sync can end
     * @throws IllegalArgumentException if there is no such mapping, or it or its destination is disabled
     * @throws IllegalStateException if this is closed
     * @throws MappingBusyException if the mapping is being synced
     */
    public SyncResult sync(String mappingId) {
        return engine.sync(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Syncs several mappings, one after the other; one that fails does not stop the others.
     *
     * @param mappingIds the mappings
     * @return a result for each, in the same order
     * @throws IllegalArgumentException as for {@link #sync}, before any is synced
     * @throws MappingBusyException if one of them is being synced; the ones before it are done
     */
    public List<SyncResult> syncAll(String... mappingIds) {
        Objects.requireNonNull(mappingIds, "mappingIds");
        Arrays.stream(mappingIds)
                .forEach(mappingId -> engine.requireRunnable(Objects.requireNonNull(mappingId, "mappingIds")));
        return Arrays.stream(mappingIds).map(this::sync).toList();
    }

    /**
     * Stops a sync that runs or waits for its turn: the warehouse is asked to give up the statement that runs the model, what
     * is on its way is answered, what was delivered is kept. Returns at once; does nothing if the mapping is not being synced
     * here.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     */
    public void cancel(String mappingId) {
        engine.cancel(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Lets the mapping's next sync delete as many rows as the mass-delete guard last stopped.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     * @throws IllegalStateException if the guard stopped nothing
     */
    public void approve(String mappingId) {
        engine.approve(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Forgets what the destination has: the next sync sends every row as added. The way out when state tables are
     * damaged.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     * @throws MappingBusyException if the mapping is being synced, or a request of a sync that died may still be applied; the message says how long
     * @throws WarehouseException if the tables cannot be dropped
     * @throws StateException if the control store does not answer
     */
    public void reset(String mappingId) {
        engine.reset(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Takes the rows that the model has now as delivered, without sending any, and forgets what stood before. For a
     * destination that was filled in another way, and the way out when state tables are damaged and the destination is
     * known to be right. Waits until it is done. If the process dies meanwhile, the next sync goes on with it.
     *
     * @param mappingId the mapping
     * @return the sync that did it; its rows count as skipped. If it did not succeed, the next sync goes on with it
     * @throws IllegalArgumentException if there is no such mapping, or it or its destination is disabled
     * @throws MappingBusyException if the mapping is being synced, or a request of a sync that died may still be applied; the message says how long
     * @throws WarehouseException if the tables cannot be dropped
     */
    public SyncResult baseline(String mappingId) {
        return engine.baseline(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Lets the next sync try the parked rows of a mapping again: those that were left out because they were rejected or left
     * unknown in too many syncs.
     *
     * @param mappingId the mapping
     * @return how many rows were parked
     * @throws IllegalArgumentException if there is no such mapping
     * @throws MappingBusyException if the mapping is being synced
     * @throws WarehouseException if the source does not answer
     */
    public long release(String mappingId) {
        return engine.release(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * Drops the tables that a mapping has in the warehouse, for a mapping that is no longer used; its history stays. If it is synced again, that
     * is a first sync, which sends every row as added.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     * @throws MappingBusyException if the mapping is being synced
     * @throws WarehouseException if the tables cannot be dropped
     * @throws StateException if the control store does not answer
     */
    public void forget(String mappingId) {
        engine.reset(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * What the next sync of a mapping would do. Changes nothing and sends nothing: it reads in a transaction that may not
     * write, takes no lease, and needs no right but SELECT. It runs the model up to three times. Disabled mappings can be
     * planned, too.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     * @throws ConfigurationException if the model cannot be read, is over a limit or lacks a column that a field reads
     * @throws WarehouseException if the source does not answer
     * @throws StateException if the state tables are damaged, or the control store does not answer
     */
    public SyncPlan plan(String mappingId) {
        return engine.plan(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * The first rows of a model, at most ten, in no promised order. Changes nothing.
     *
     * @param modelId a model, of a mapping or given to the builder
     * @throws IllegalArgumentException if there is no such model
     * @throws ConfigurationException if it is over a limit or has no unique identifier
     * @throws WarehouseException if the source does not answer
     */
    public ModelPreview preview(String modelId) {
        return engine.preview(Objects.requireNonNull(modelId, "modelId"));
    }

    /**
     * The least rights that retl needs on a source, as statements for the person who owns the database. Connects, and
     * names the user that the connection has.
     *
     * @param sourceId the source of one of the mappings
     * @throws IllegalArgumentException if there is no such source
     * @throws WarehouseException if the source does not answer
     */
    public List<String> grants(String sourceId) {
        return engine.grants(Objects.requireNonNull(sourceId, "sourceId"));
    }

    /**
     * The syncs of a mapping that ended, also those that other processes ran: the last 100, the latest first. Reads the
     * control store, which keeps 1,000 for each mapping. What a sync did not deliver is told by {@link #failures}.
     *
     * @param mappingId the mapping
     * @throws IllegalArgumentException if there is no such mapping
     * @throws ConfigurationException if the control store's product cannot hold one
     * @throws StateException if the control store does not answer
     */
    public List<HistoryEntry> history(String mappingId) {
        return engine.history(Objects.requireNonNull(mappingId, "mappingId"));
    }

    /**
     * The records that a sync did not deliver, in the order in which they were sent, at most 1,000. Reads the control store,
     * which keeps them for the last 20 syncs of each mapping.
     *
     * @param mappingId the mapping
     * @param syncNumber the number of the sync
     * @return empty if the sync delivered all, is too old or never was
     * @throws IllegalArgumentException if there is no such mapping
     * @throws ConfigurationException if the control store's product cannot hold one
     * @throws StateException if the control store does not answer
     */
    public List<FailedRecord> failures(String mappingId, long syncNumber) {
        return engine.failures(Objects.requireNonNull(mappingId, "mappingId"), syncNumber);
    }

    /**
     * The statements that make the tables of the control store and grant the rights on them, for the person who owns the
     * database; retl then creates nothing there. Connects, and names the user that the connection has.
     *
     * @throws IllegalStateException if there is neither a source nor a control store
     * @throws StateException if the control store does not answer
     */
    public List<String> controlStoreScript() {
        return engine.controlStoreScript();
    }

    /**
     * Connects to a source, recognises its dialect and says what answered.
     *
     * @param sourceId a source, of a mapping or given to the builder
     * @throws IllegalArgumentException if there is no such source
     * @throws UnknownPluginException if no dialect serves it
     * @throws WarehouseException if the source does not answer
     */
    public ConnectionReport testConnection(String sourceId) {
        return engine.testConnection(Objects.requireNonNull(sourceId, "sourceId"));
    }

    /**
     * Proves each right that retl needs on a source, in a transaction of its own, so that one which is missing does not hide
     * the next; for each missing one the report has the statements that grant it. It describes the source's models and does
     * not run them; it makes, changes and drops a table, a sequence where the product has them, and the state schema if that
     * is not there. If a right to drop is missing, what it names in the report stays.
     *
     * @param sourceId a source, of a mapping or given to the builder
     * @return what it found; also if the source does not answer
     * @throws IllegalArgumentException if there is no such source
     */
    public PreflightReport preflight(String sourceId) {
        return engine.preflight(Objects.requireNonNull(sourceId, "sourceId"));
    }

    /**
     * Asks the warehouse what columns a model returns, without running it, and checks them against the limits.
     *
     * @param modelId a model, of a mapping or given to the builder
     * @return the names of the columns
     * @throws IllegalArgumentException if there is no such model
     * @throws ConfigurationException if it is over a limit or has no unique identifier
     * @throws WarehouseException if the source does not answer, or refuses the query
     */
    public List<String> testModel(String modelId) {
        return engine.testModel(Objects.requireNonNull(modelId, "modelId"));
    }

    /**
     * Asks a destination whether it takes the credentials. A destination whose plug-in cannot ask, or whose actions are written
     * in code, takes them.
     *
     * @param destinationId a destination, of a mapping or given to the builder
     * @throws IllegalArgumentException if there is no such destination
     * @throws io.retl.destination.spi.DeliveryException if it does not take them, or does not answer
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public void testDestination(String destinationId) throws InterruptedException {
        engine.testDestination(Objects.requireNonNull(destinationId, "destinationId"));
    }

    /**
     * Asks the destination for the values that a field of a mapping's action may have right now, for a person who writes the
     * mapping. A field that is not {@link io.retl.destination.spi.FieldDefinition#isDynamic() dynamic} has none.
     *
     * @throws IllegalArgumentException if there is no such mapping
     * @throws io.retl.destination.spi.DeliveryException if the destination does not tell
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public DynamicChoices choices(String mappingId, ChoicesRequest request) throws InterruptedException {
        return engine.choices(
                Objects.requireNonNull(mappingId, "mappingId"), Objects.requireNonNull(request, "request"));
    }

    /**
     * The fields that a row would have in a mapping, as if it had been added. Connects to nothing.
     *
     * @param mappingId the mapping
     * @param row the values of the model's columns by name, in the types that JDBC gives or as JSON
     * @return an object of the fields; one that is absent is left out
     * @throws IllegalArgumentException if there is no such mapping, or a field reads a column that the row does not have
     * @throws io.retl.mapping.UnresolvableMappingException if a field cannot be computed from this row
     */
    public MappingPreview previewMapping(String mappingId, Map<String, ? extends @Nullable Object> row) {
        Objects.requireNonNull(mappingId, "mappingId");
        Objects.requireNonNull(row, "row");
        Mapping mapping = engine.mappings().stream()
                .filter(candidate -> candidate.id().equals(mappingId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no mapping '" + mappingId + "'."));
        return MappingPreview.ofRow(
                mapping.fields(), RecordIds.of(mapping.model().uniqueIdentifiers(), row), row);
    }

    /**
     * Does something once for a mapping, such as making the list that its records are added to. Put what it gives into the
     * mapping with {@link Mapping.Builder#hookOutputs}.
     *
     * @param hook the name of one of the action's {@link io.retl.destination.spi.Action#hooks() hooks}
     * @param inputs what the hook asks for
     * @return what deliveries of the mapping are to find
     * @throws IllegalArgumentException if there is no such mapping or hook, or the inputs do not fit
     * @throws io.retl.destination.spi.DeliveryException if the destination refuses
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public Map<String, @Nullable Object> runHook(
            String mappingId, String hook, Map<String, ? extends @Nullable Object> inputs) throws InterruptedException {
        Objects.requireNonNull(mappingId, "mappingId");
        Objects.requireNonNull(hook, "hook");
        return engine.runHook(mappingId, hook, new LinkedHashMap<>(Objects.requireNonNull(inputs, "inputs")));
    }

    /** The mappings, in the order they were given, disabled ones included. */
    public List<Mapping> mappings() {
        return engine.mappings();
    }

    /** As {@link #close(Duration)} with {@link #DEFAULT_CLOSE}. */
    @Override
    public void close() {
        engine.close(DEFAULT_CLOSE);
    }

    /**
     * Cancels running syncs and waits until they are over, then closes what was opened here. Closing twice does nothing; so
     * does closing while another thread closes.
     *
     * @param atMost how long calls that are on their way are waited for. Syncs that are not over by then end as in a crash:
     *     nothing is lost, what may have been sent is unconfirmed, and the next sync of the mapping begins when the lease has
     *     run out
     */
    public void close(Duration atMost) {
        engine.close(Objects.requireNonNull(atMost, "atMost"));
    }

    /** Collects the parts of a {@link Retl}. Not thread-safe. */
    public static final class Builder {
        private final List<Mapping> mappings = new ArrayList<>();
        private final List<Model> models = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
        private final List<Destination> destinations = new ArrayList<>();
        private final List<SyncListener> listeners = new ArrayList<>();
        private final List<DialectProvider> dialects = new ArrayList<>();
        private final List<DestinationProvider> destinationProviders = new ArrayList<>();
        private final Property<Limits> limits = new Property<>("limits");
        private final Property<Source> controlStore = new Property<>("controlStore");
        private final Property<Duration> lease = new Property<>("lease");
        private final Property<Executor> executor = Property.opaque("executor");

        private Builder() {}

        /** A mapping, with the model, source and destination it names. */
        public Builder mapping(Mapping mapping) {
            mappings.add(Objects.requireNonNull(mapping, "mapping"));
            return this;
        }

        /** A model that no mapping uses yet, to be checked and previewed. */
        public Builder model(Model model) {
            models.add(Objects.requireNonNull(model, "model"));
            return this;
        }

        /** A source that no model uses yet, to be checked and tested. */
        public Builder source(Source source) {
            sources.add(Objects.requireNonNull(source, "source"));
            return this;
        }

        /**
         * Where leases, progress and history are kept: tables named {@code control_…} in the schema
         * {@value Source#DEFAULT_STATE_SCHEMA} of a database on H2 or PostgreSQL. Default the database and schema of the
         * source, if there is only one. Processes that sync the same mappings must share it. It is used as it is and never
         * closed.
         */
        public Builder controlStore(DataSource dataSource) {
            return controlStore(Source.builder("control-store")
                    .dataSource(Objects.requireNonNull(dataSource, "dataSource"))
                    .build());
        }

        /** As {@link #controlStore(DataSource)}, in the schema of a source, which may be given by URL. */
        public Builder controlStore(Source source) {
            this.controlStore.set(source);
            return this;
        }

        /** A destination that no mapping uses yet, to be checked. */
        public Builder destination(Destination destination) {
            destinations.add(Objects.requireNonNull(destination, "destination"));
            return this;
        }

        /** Is told how syncs get on. */
        public Builder listener(SyncListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * For how long a sync takes its mapping without renewing that, at least 2 seconds; default 30 seconds. When a process
         * dies, its mapping can be synced again after this time.
         */
        public Builder lease(Duration lease) {
            this.lease.set(lease);
            return this;
        }

        /** The limits; default {@code Limits.builder().build()}. */
        public Builder limits(Limits limits) {
            this.limits.set(limits);
            return this;
        }

        /**
         * Where statements and deliveries run; default daemon threads of its own. It is never closed. Each sync uses at
         * most as many threads as its destination's concurrency and one more.
         */
        public Builder executor(Executor executor) {
            this.executor.set(executor);
            return this;
        }

        /** A dialect that is not on the class path. */
        public Builder dialectProvider(DialectProvider provider) {
            dialects.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /** A kind of destination that is not on the class path. */
        public Builder destinationProvider(DestinationProvider provider) {
            destinationProviders.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /**
         * Checks everything that can be checked without a connection.
         *
         * @throws ConfigurationException with every problem found
         */
        public Retl build() {
            return new Retl(Engine.of(new Setup(
                    mappings,
                    models,
                    sources,
                    controlStore.orNull(),
                    destinations,
                    limits.orElse(Limits.builder().build()),
                    lease.orElse(DEFAULT_LEASE),
                    executor.orNull(),
                    listeners,
                    dialects,
                    destinationProviders)));
        }
    }
}
