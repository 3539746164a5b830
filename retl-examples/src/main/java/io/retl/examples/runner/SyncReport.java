package io.retl.examples.runner;

import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a sync did, for people and for programs. */
final class SyncReport {
    private SyncReport() {}

    /** An element of the list that {@code sync --json} prints. */
    static Document document(SyncResult result) {
        SyncResult.Extracted extracted = result.extracted();
        SyncResult.Loaded loaded = result.loaded();
        Document document = new Document()
                .set("mapping", result.mappingId())
                .set("sync", result.syncNumber())
                .set("status", result.status().name())
                .set("reason", result.reason().map(SyncReport::document).orElse(null))
                .set(
                        "extracted",
                        new Document()
                                .set("added", extracted.added())
                                .set("updated", extracted.updated())
                                .set("deleted", extracted.deleted())
                                .set("invalid", extracted.invalid())
                                .set("parked", extracted.parked()))
                .set(
                        "loaded",
                        new Document()
                                .set(
                                        "delivered",
                                        new Document()
                                                .set("added", loaded.deliveredAdded())
                                                .set("updated", loaded.deliveredUpdated())
                                                .set("deleted", loaded.deliveredDeleted()))
                                .set("rejected", loaded.rejected())
                                .set("unknown", loaded.unknown())
                                .set("skipped", loaded.skipped())
                                .set("deferred", loaded.deferred()))
                .set(
                        "durationMs",
                        new Document()
                                .set("extract", millis(result, SyncPhase.EXTRACT))
                                .set("load", millis(result, SyncPhase.LOAD))
                                .set("fold", millis(result, SyncPhase.FOLD)));
        result.rebased().ifPresent(checksums -> document.set("rebased", checksums));
        return result.warnings().isEmpty() ? document : document.set("warnings", result.warnings());
    }

    /** Lines about records that were not delivered or have no id of their own. */
    static List<String> failures(SyncResult result, boolean showIds) {
        List<String> lines = new ArrayList<>(
                showIds ? FailedRecords.listed(result.failedRecords()) : FailedRecords.grouped(result.failedRecords()));
        long invalid = result.extracted().invalid();
        if (invalid > 0) {
            lines.add("  %s invalid: the unique identifier is null or occurs more than once".formatted(invalid));
        }
        if (showIds) {
            result.duplicateIds()
                    .forEach(duplicate -> lines.add(
                            "  '%s' invalid: %s rows have this id".formatted(duplicate.recordId(), duplicate.rows())));
        }
        return lines;
    }

    private static Document document(SyncResult.Reason reason) {
        return new Document().set("code", reason.code().name()).set("message", reason.message());
    }

    private static long millis(SyncResult result, SyncPhase phase) {
        return result.durations().getOrDefault(phase, Duration.ZERO).toMillis();
    }
}
