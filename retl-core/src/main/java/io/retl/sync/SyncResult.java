package io.retl.sync;

import io.retl.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did. Immutable.
 *
 * <p>{@code extracted().added() + updated() + deleted()} is always {@code loaded().delivered() + rejected() + unknown() +
 * skipped() + deferred()}; invalid and parked rows stand beside the sum.
 */
public final class SyncResult {
    private final String mappingId;
    private final long syncNumber;
    private final SyncStatus status;
    private final @Nullable Reason reason;
    private final Extracted extracted;
    private final Loaded loaded;
    private final Map<SyncPhase, Duration> durations;
    private final List<FailedRecord> failedRecords;
    private final List<DuplicateId> duplicateIds;
    private final @Nullable Instant comparedSince;
    private final OptionalLong rebased;
    private final List<String> warnings;

    private SyncResult(Builder builder) {
        this.mappingId = builder.mappingId;
        this.syncNumber = builder.syncNumber;
        this.status = builder.status;
        this.reason = builder.reason;
        this.extracted = builder.extracted;
        this.loaded = builder.loaded;
        this.durations = Map.copyOf(builder.durations);
        this.failedRecords = List.copyOf(builder.failedRecords);
        this.duplicateIds = List.copyOf(builder.duplicateIds);
        this.comparedSince = builder.comparedSince;
        this.rebased = builder.rebased;
        this.warnings = List.copyOf(builder.warnings);
    }

    /** Starts a result; retl makes results, a host does so in its tests. */
    public static Builder builder(String mappingId, long syncNumber, SyncStatus status) {
        return new Builder(mappingId, syncNumber, status);
    }

    /** The id of the mapping. */
    public String mappingId() {
        return mappingId;
    }

    /**
     * The number of the sync within its mapping, from 1; 0 if it ended before it could be given one, because the control
     * store did not answer.
     */
    public long syncNumber() {
        return syncNumber;
    }

    /** How it ended. */
    public SyncStatus status() {
        return status;
    }

    /** Why it ended other than {@link SyncStatus#SUCCEEDED}, where there is one reason for the whole sync. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** What differed. */
    public Extracted extracted() {
        return extracted;
    }

    /** What became of it. */
    public Loaded loaded() {
        return loaded;
    }

    /** How long each phase took; a phase that did not begin is missing. */
    public Map<SyncPhase, Duration> durations() {
        return durations;
    }

    /** Some of the records that were not delivered, at most 100. */
    public List<FailedRecord> failedRecords() {
        return failedRecords;
    }

    /** Some of the unique identifiers that occur more than once, at most 5. */
    public List<DuplicateId> duplicateIds() {
        return duplicateIds;
    }

    /**
     * Of a model with a timestamp column, since when rows were compared: none was looked for that is gone. Empty if all rows
     * were compared, or the sync did not come so far.
     */
    public Optional<Instant> comparedSince() {
        return Optional.ofNullable(comparedSince);
    }

    /**
     * How many stored checksums were rewritten, because they were made from other columns or by an earlier version of the dialect,
     * and the rows were not sent for it; empty if there was no cause for that.
     */
    public OptionalLong rebased() {
        return rebased;
    }

    /** What is allowed but is probably not meant. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * This result, if the sync succeeded.
     *
     * @throws SyncFailedException if the status is not {@link SyncStatus#SUCCEEDED}
     */
    public SyncResult orThrow() {
        if (status != SyncStatus.SUCCEEDED) {
            throw new SyncFailedException(this);
        }
        return this;
    }

    /** One sentence: {@code customers-to-crm #1 SUCCEEDED: 3 added, 3 delivered in 41 ms}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(mappingId).append(" #").append(syncNumber).append(' ').append(status);
        String separator = ": ";
        long[] counts = {
            extracted.added(),
            extracted.updated(),
            extracted.deleted(),
            extracted.invalid(),
            extracted.parked(),
            loaded.delivered(),
            loaded.rejected(),
            loaded.unknown(),
            loaded.skipped(),
            loaded.deferred(),
            rebased.orElse(0)
        };
        String[] words = {
            "added",
            "updated",
            "deleted",
            "invalid",
            "parked",
            "delivered",
            "rejected",
            "unknown",
            "skipped",
            "deferred",
            "rebased"
        };
        for (int index = 0; index < counts.length; index++) {
            if (counts[index] > 0) {
                text.append(separator)
                        .append(String.format(Locale.ROOT, "%,d ", counts[index]))
                        .append(words[index]);
                separator = ", ";
            }
        }
        if (extracted.total() == 0 && extracted.invalid() == 0 && status == SyncStatus.SUCCEEDED) {
            text.append(separator).append("no change");
        }
        if (comparedSince != null) {
            text.append("; rows since ").append(comparedSince).append(", without a look for deletes");
        }
        long millis = durations.values().stream().mapToLong(Duration::toMillis).sum();
        text.append(" in ").append(String.format(Locale.ROOT, "%,d", millis)).append(" ms");
        if (reason != null) {
            text.append(". ").append(reason.message());
        }
        return text.toString();
    }

    /**
     * Why a sync ended as it did. Immutable.
     *
     * @param code the stable name
     * @param message where, what, which value, how to fix
     */
    public record Reason(ErrorCode code, String message) {
        /** Checks that nothing is missing. */
        public Reason {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * What differed between the model and the destination. Immutable.
     *
     * @param added rows that are new
     * @param updated rows that changed
     * @param deleted rows that are gone
     * @param invalid rows whose unique identifier is null or occurs more than once; they stand beside the others
     * @param parked rows that differ and are left out, because they failed too often; they stand beside the others
     */
    public record Extracted(long added, long updated, long deleted, long invalid, long parked) {
        /** Nothing. */
        public static final Extracted NOTHING = new Extracted(0, 0, 0, 0, 0);

        /** All differing rows but the invalid and the parked ones. */
        public long total() {
            return added + updated + deleted;
        }
    }

    /**
     * What became of the differing rows. Immutable.
     *
     * @param deliveredAdded adds that the destination confirmed
     * @param deliveredUpdated updates that the destination confirmed
     * @param deliveredDeleted deletes that the destination confirmed
     * @param rejected refused by the destination, or impossible to map
     * @param unknown perhaps applied; sent again by the next sync
     * @param skipped not wanted by the trigger
     * @param deferred certainly not applied; left for the next sync
     */
    public record Loaded(
            long deliveredAdded,
            long deliveredUpdated,
            long deliveredDeleted,
            long rejected,
            long unknown,
            long skipped,
            long deferred) {
        /** Nothing. */
        public static final Loaded NOTHING = new Loaded(0, 0, 0, 0, 0, 0, 0);

        /** All that the destination confirmed. */
        public long delivered() {
            return deliveredAdded + deliveredUpdated + deliveredDeleted;
        }

        /** All of them. */
        public long total() {
            return delivered() + rejected + unknown + skipped + deferred;
        }
    }

    /**
     * A unique identifier that is none. Immutable.
     *
     * @param recordId its canonical text
     * @param rows how many rows have it
     */
    public record DuplicateId(String recordId, long rows) {
        /** Checks that nothing is missing. */
        public DuplicateId {
            Objects.requireNonNull(recordId, "recordId");
        }
    }

    /** Collects the parts of a {@link SyncResult}. Not thread-safe. */
    public static final class Builder {
        private final String mappingId;
        private final long syncNumber;
        private final SyncStatus status;
        private @Nullable Reason reason;
        private Extracted extracted = Extracted.NOTHING;
        private Loaded loaded = Loaded.NOTHING;
        private Map<SyncPhase, Duration> durations = Map.of();
        private List<FailedRecord> failedRecords = List.of();
        private List<DuplicateId> duplicateIds = List.of();
        private @Nullable Instant comparedSince;
        private OptionalLong rebased = OptionalLong.empty();
        private List<String> warnings = List.of();

        private Builder(String mappingId, long syncNumber, SyncStatus status) {
            this.mappingId = Objects.requireNonNull(mappingId, "mappingId");
            this.syncNumber = syncNumber;
            this.status = Objects.requireNonNull(status, "status");
        }

        /** Why it ended; default none. */
        public Builder reason(ErrorCode code, String message) {
            this.reason = new Reason(code, message);
            return this;
        }

        /** What differed; default nothing. */
        public Builder extracted(Extracted extracted) {
            this.extracted = Objects.requireNonNull(extracted, "extracted");
            return this;
        }

        /** What became of it; default nothing. */
        public Builder loaded(Loaded loaded) {
            this.loaded = Objects.requireNonNull(loaded, "loaded");
            return this;
        }

        /** How long each phase took. */
        public Builder durations(Map<SyncPhase, Duration> durations) {
            this.durations = Objects.requireNonNull(durations, "durations");
            return this;
        }

        /** Some of the records that were not delivered. */
        public Builder failedRecords(List<FailedRecord> failedRecords) {
            this.failedRecords = Objects.requireNonNull(failedRecords, "failedRecords");
            return this;
        }

        /** Some of the identifiers that occur more than once. */
        public Builder duplicateIds(List<DuplicateId> duplicateIds) {
            this.duplicateIds = Objects.requireNonNull(duplicateIds, "duplicateIds");
            return this;
        }

        /** Since when rows were compared; default all were. */
        public Builder comparedSince(Instant comparedSince) {
            this.comparedSince = Objects.requireNonNull(comparedSince, "comparedSince");
            return this;
        }

        /** How many stored checksums were rewritten; default is that there was no cause for that. */
        public Builder rebased(long checksums) {
            this.rebased = OptionalLong.of(checksums);
            return this;
        }

        /** What is probably not meant. */
        public Builder warnings(List<String> warnings) {
            this.warnings = Objects.requireNonNull(warnings, "warnings");
            return this;
        }

        /** The result. */
        public SyncResult build() {
            return new SyncResult(this);
        }
    }
}
