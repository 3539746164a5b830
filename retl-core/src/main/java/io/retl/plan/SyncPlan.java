package io.retl.plan;

import io.retl.destination.spi.RequestPreview;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What the next sync of a mapping would do, if the model and the destination stay as they are. Immutable.
 *
 * @param mappingId the mapping
 * @param extracted what differs, before any cut
 * @param skipped how many of these the trigger does not take
 * @param laterSyncs how many of these are left for later syncs, because of the limit of records per sync
 * @param duplicateBound the most records that are sent twice if the process dies in that sync
 * @param pause why the sync would pause before it sends anything; empty if it would not
 * @param requests requests made of the first ten changes; a real batch may hold more of them
 * @param refused those of the first records that would be refused before they are sent
 * @param warnings what is allowed but is probably not meant
 * @param statements the SQL that would make the delta, and before it rewrite checksums
 * @param comparedSince of a model with a timestamp column, since when rows would be compared: none would be found that is gone;
 *     empty if all rows would be
 * @param schemaChange what a change of the columns since the last sync means; empty if there was none
 */
public record SyncPlan(
        String mappingId,
        SyncResult.Extracted extracted,
        long skipped,
        long laterSyncs,
        long duplicateBound,
        Optional<String> pause,
        List<RequestPreview> requests,
        List<FailedRecord> refused,
        List<String> warnings,
        List<String> statements,
        Optional<Instant> comparedSince,
        Optional<PlannedSchemaChange> schemaChange) {
    /** Copies the lists. */
    public SyncPlan {
        Objects.requireNonNull(mappingId, "mappingId");
        Objects.requireNonNull(extracted, "extracted");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(schemaChange, "schemaChange");
        requests = List.copyOf(requests);
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
        statements = List.copyOf(statements);
        Objects.requireNonNull(comparedSince, "comparedSince");
    }

    /**
     * How many records the next sync would send. If rows are left for later syncs and others are skipped, it is the most,
     * because nobody knows yet which of them the sync takes.
     */
    public long toSend() {
        return Math.min(extracted.total() - skipped, extracted.total() - laterSyncs);
    }

    /** One sentence: {@code customers-to-crm would send 7 of 8 changes: 5 added, 2 updated, 1 deleted, 0 invalid}. */
    @Override
    public String toString() {
        String sentence = "%s would send %s of %s changes: %s added, %s updated, %s deleted, %s invalid"
                        .formatted(
                                mappingId,
                                count(toSend()),
                                count(extracted.total()),
                                count(extracted.added()),
                                count(extracted.updated()),
                                count(extracted.deleted()),
                                count(extracted.invalid()))
                + comparedSince
                        .map(since -> "; rows since " + since + ", without a look for deletes")
                        .orElse("");
        return pause.map(reason -> sentence + ". It would pause. " + reason).orElse(sentence);
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
