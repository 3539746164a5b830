package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.event.PhaseEvent;
import io.retl.event.QueuedEvent;
import io.retl.internal.load.Stop;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Listeners;
import io.retl.internal.warehouse.Extraction;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.DeltaSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what a run tells its caller. Not thread-safe. */
final class Report {
    private static final Logger LOG = LoggerFactory.getLogger(Report.class);
    static final int SAMPLES = 100;

    private final String mappingId;
    private final Clock clock;
    private final Listeners listeners;
    private final Map<SyncPhase, Duration> durations = new EnumMap<>(SyncPhase.class);
    private long number;
    private @Nullable SyncPhase phase;
    private long phaseBegan;
    private @Nullable Extraction extraction;
    private SyncResult.Loaded loaded = SyncResult.Loaded.NOTHING;
    private List<FailedRecord> failedRecords = List.of();
    private OptionalLong rebased = OptionalLong.empty();
    private final List<String> warnings = new ArrayList<>();

    Report(String mappingId, Clock clock, Listeners listeners) {
        this.mappingId = mappingId;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** The number of the sync; 0 before it has one. */
    long number() {
        return number;
    }

    /** Waits for others of its source to end. */
    void queue(QueuedEvent event) {
        LOG.info(
                "mapping={} sync={} waits: {} syncs of source '{}' may run at once, and {} must end before this one begins",
                mappingId,
                number,
                event.limit(),
                event.sourceId(),
                event.ahead());
        listeners.queued(event);
    }

    /** Goes on with a sync that never ended. */
    void settle(long syncNumber) {
        number = syncNumber;
        LOG.warn("mapping={} sync={} was interrupted; what it left is settled now", mappingId, number);
    }

    void begin(long syncNumber) {
        number = syncNumber;
        LOG.info("mapping={} sync={} began", mappingId, number);
    }

    void warn(List<String> sentences) {
        sentences.forEach(sentence -> LOG.warn("mapping={} sync={} {}", mappingId, number, sentence));
        warnings.addAll(sentences);
    }

    /** Stored checksums were rewritten, and nothing was sent for it. */
    void rebased(long checksums) {
        rebased = OptionalLong.of(checksums);
        LOG.info("mapping={} sync={} phase={} {} checksums rewritten", mappingId, number, SyncPhase.EXTRACT, checksums);
    }

    /** A phase begins, or goes on. */
    void enter(SyncPhase next) {
        if (phase == next) {
            return;
        }
        leave();
        phase = next;
        phaseBegan = clock.nanos();
        listeners.phase(new PhaseEvent(mappingId, number, next));
    }

    private void leave() {
        if (phase != null) {
            durations.put(phase, Duration.ofNanos(clock.nanos() - phaseBegan));
            phase = null;
        }
    }

    void extracted(Extraction found) {
        extraction = found;
        loaded = new SyncResult.Loaded(0, 0, 0, 0, 0, found.summary().unwanted(), found.toSend()); // until it is loaded
        leave();
        DeltaSummary summary = found.summary();
        LOG.info(
                "mapping={} sync={} phase={} {} added, {} updated, {} deleted, {} invalid",
                mappingId,
                number,
                SyncPhase.EXTRACT,
                summary.added(),
                summary.updated(),
                summary.deleted(),
                found.invalid());
    }

    void loaded(SyncResult.Loaded counts) {
        loaded = counts;
        leave();
    }

    /** Some of the records that were not delivered, at most {@value #SAMPLES}. */
    void failures(List<FailedRecord> failures) {
        failedRecords = failures;
    }

    void cause(Throwable failure) {
        LOG.debug("mapping={} sync={} phase={} failed", mappingId, number, phase, failure);
    }

    /** The result of a sync that came to its end, or was stopped and folded what was delivered. */
    SyncResult result(Optional<Stop> stop) {
        boolean nothing = extraction != null && extraction.toSend() > 0 && loaded.delivered() == 0;
        if (stop.isPresent()) {
            Stop reason = stop.get();
            boolean failed = nothing && reason.status() == SyncStatus.PARTIAL;
            return result(failed ? SyncStatus.FAILED : reason.status(), reason.code(), reason.message());
        }
        if (nothing) {
            return result(
                    SyncStatus.FAILED,
                    ErrorCode.NOTHING_DELIVERED,
                    "Mapping '" + mappingId + "': nothing was delivered. The reasons stand with the failed records.");
        }
        boolean whole = loaded.total() == loaded.delivered() + loaded.skipped()
                && extracted().invalid() == 0;
        return build(SyncResult.builder(mappingId, number, whole ? SyncStatus.SUCCEEDED : SyncStatus.PARTIAL));
    }

    /** The history of a sync that never ended; nobody counted what it did. */
    SyncResult interrupted() {
        return SyncResult.builder(mappingId, number, SyncStatus.INTERRUPTED).build();
    }

    SyncResult result(Stop stop) {
        return result(stop.status(), stop.code(), stop.message());
    }

    SyncResult result(SyncStatus status, ErrorCode code, String message) {
        return build(SyncResult.builder(mappingId, number, status).reason(code, message));
    }

    private SyncResult build(SyncResult.Builder builder) {
        leave();
        if (extraction != null) {
            extraction.reach().since().ifPresent(builder::comparedSince);
        }
        rebased.ifPresent(builder::rebased);
        SyncResult result = builder.extracted(extracted())
                .loaded(loaded)
                .durations(durations)
                .failedRecords(failedRecords)
                .warnings(warnings)
                .duplicateIds(extraction == null ? List.of() : extraction.duplicateIds())
                .build();
        if (result.extracted().total() != result.loaded().total()) {
            throw new IllegalStateException("Extracted " + result.extracted() + " but loaded " + result.loaded() + ".");
        }
        return result;
    }

    private SyncResult.Extracted extracted() {
        if (extraction == null) {
            return SyncResult.Extracted.NOTHING;
        }
        DeltaSummary summary = extraction.summary();
        return new SyncResult.Extracted(
                summary.added(), summary.updated(), summary.deleted(), extraction.invalid(), extraction.parked());
    }
}
