package io.retl.destination.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an action may know about the mapping and the sync it works for. Immutable and thread-safe. The engine makes it; a
 * plug-in does so in its unit tests.
 */
public final class DeliveryContext {
    private final String destinationId;
    private final String mappingId;
    private final long syncNumber;
    private final Settings settings;
    private final Map<String, @Nullable Object> constants;
    private final BatchLimits batchLimits;
    private final @Nullable SyncMode syncMode;
    private final @Nullable String matchingKey;
    private final Map<String, Map<String, @Nullable Object>> hookOutputs;

    private DeliveryContext(Builder builder) {
        this.destinationId = builder.destinationId;
        this.mappingId = builder.mappingId;
        this.syncNumber = builder.syncNumber;
        this.settings = builder.settings;
        this.constants = Collections.unmodifiableMap(builder.constants);
        this.batchLimits = builder.batchLimits;
        this.syncMode = builder.syncMode;
        this.matchingKey = builder.matchingKey;
        this.hookOutputs = Map.copyOf(builder.hookOutputs);
    }

    /**
     * Starts the context of a mapping.
     *
     * @param destinationId the id of the destination
     * @param mappingId the id of the mapping
     */
    public static Builder builder(String destinationId, String mappingId) {
        return new Builder(destinationId, mappingId);
    }

    /** The id of the destination. */
    public String destinationId() {
        return destinationId;
    }

    /** The id of the mapping. */
    public String mappingId() {
        return mappingId;
    }

    /** The number of the sync within its mapping, from 1; 0 where there is none, as in a preview. */
    public long syncNumber() {
        return syncNumber;
    }

    /** The destination's settings, defaults filled in. */
    public Settings settings() {
        return settings;
    }

    /**
     * The fields to which the mapping gives the same value for every row, with these values. What is not here was computed
     * from a row and is to be treated as foreign input.
     */
    public Map<String, @Nullable Object> constants() {
        return constants;
    }

    /** How large a batch may be, and whether the action is handed batches at all. */
    public BatchLimits batchLimits() {
        return batchLimits;
    }

    /** What the mapping wants done with records; empty if the action names no {@link Action#syncModes()}. */
    public Optional<SyncMode> syncMode() {
        return Optional.ofNullable(syncMode);
    }

    /** The field by which the destination finds a record, if the mapping names one. */
    public Optional<String> matchingKey() {
        return Optional.ofNullable(matchingKey);
    }

    /**
     * What a {@link MappingHook} of the mapping gave; empty if it did not run.
     *
     * @param hook its name
     */
    public Map<String, @Nullable Object> hookOutputs(String hook) {
        return hookOutputs.getOrDefault(Objects.requireNonNull(hook, "hook"), Map.of());
    }

    /** Which mapping and which sync. */
    @Override
    public String toString() {
        return "DeliveryContext[" + destinationId + ", " + mappingId + " #" + syncNumber + "]";
    }

    /** Collects the parts of a {@link DeliveryContext}. Not thread-safe. */
    public static final class Builder {
        private final String destinationId;
        private final String mappingId;
        private long syncNumber;
        private Settings settings = Settings.complete(Map.of(), List.of());
        private Map<String, @Nullable Object> constants = Map.of();
        private BatchLimits batchLimits = BatchLimits.single();
        private @Nullable SyncMode syncMode;
        private @Nullable String matchingKey;
        private final Map<String, Map<String, @Nullable Object>> hookOutputs = new LinkedHashMap<>();

        private Builder(String destinationId, String mappingId) {
            this.destinationId = Objects.requireNonNull(destinationId, "destinationId");
            this.mappingId = Objects.requireNonNull(mappingId, "mappingId");
        }

        /** The number of the sync; default 0. */
        public Builder syncNumber(long syncNumber) {
            this.syncNumber = syncNumber;
            return this;
        }

        /** The destination's settings; default none. */
        public Builder settings(Settings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** The fields that are the same for every row; default none. */
        public Builder constants(Map<String, ? extends @Nullable Object> constants) {
            this.constants = new LinkedHashMap<>(Objects.requireNonNull(constants, "constants"));
            return this;
        }

        /** How large a batch may be; default one change per call. */
        public Builder batchLimits(BatchLimits batchLimits) {
            this.batchLimits = Objects.requireNonNull(batchLimits, "batchLimits");
            return this;
        }

        /** What the mapping wants done with records; default unsaid. */
        public Builder syncMode(SyncMode syncMode) {
            this.syncMode = Objects.requireNonNull(syncMode, "syncMode");
            return this;
        }

        /** The field by which the destination finds a record; default none. */
        public Builder matchingKey(String matchingKey) {
            this.matchingKey = Objects.requireNonNull(matchingKey, "matchingKey");
            return this;
        }

        /** What a hook gave; default nothing. */
        public Builder hookOutputs(String hook, Map<String, ? extends @Nullable Object> outputs) {
            hookOutputs.put(
                    Objects.requireNonNull(hook, "hook"),
                    Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(outputs, "outputs"))));
            return this;
        }

        /** The context. */
        public DeliveryContext build() {
            return new DeliveryContext(this);
        }
    }
}
