package io.retl.internal.warehouse;

import io.retl.Model;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ModelShape;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sync may leave unread of a model with a timestamp column.
 *
 * <p>Invariant: a row whose timestamp is before the checkpoint was read when the checkpoint was moved there, or is open and so
 * read again. A checkpoint of another query, other columns or another timestamp column says nothing of this model, and then
 * all rows are read.
 *
 * @param column the timestamp column
 * @param model a short hash of the query, its columns and which of them is the timestamp
 * @param checkpoint the checkpoint of this model; empty before it has one
 */
public record Timestamps(Column column, String model, Optional<Checkpoint> checkpoint) {
    /** With a sync number of 18 digits the text of a checkpoint still fits its column. */
    private static final int HASH_CHARACTERS = 12;

    /** The first moment that every product can write. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Looks whether a stored checkpoint belongs to this model.
     *
     * @param stored what the state has
     */
    static Timestamps of(Column column, ModelShape model, Optional<Checkpoint> stored) {
        String hash = Hashes.hex(String.join(
                        "\n", ModelDescription.signature(model), column.name(), column.typeName(), model.query()))
                .substring(0, HASH_CHARACTERS);
        return new Timestamps(
                column, hash, stored.filter(checkpoint -> checkpoint.model().equals(hash)));
    }

    /** Since when a sync reads; empty if it compares all rows. */
    public Optional<Instant> since(Model definition, long syncNumber) {
        return checkpoint
                .filter(last -> !isFullDiffDue(definition.fullDiffEvery(), last, syncNumber))
                .map(last -> before(last.reached(), definition.overlap()));
    }

    private static boolean isFullDiffDue(OptionalInt every, Checkpoint last, long syncNumber) {
        return every.isPresent() && syncNumber - last.fullDiff() >= every.getAsInt();
    }

    private static Instant before(Instant moment, Duration overlap) {
        return overlap.compareTo(Duration.between(FIRST, moment)) >= 0
                ? FIRST
                : moment.minus(overlap).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What the checkpoint becomes once everything that a sync found is resolved; empty if it stays. Of a sync that read recent
     * rows alone it never goes back: the newest row may have been deleted.
     *
     * @param isFull whether the sync read all rows
     * @param greatest the greatest timestamp that it read, none of the future
     */
    public Optional<Checkpoint> next(boolean isFull, long syncNumber, Optional<Instant> greatest) {
        Optional<Instant> reached = greatest.filter(moment -> !moment.isBefore(FIRST) && !moment.isAfter(LAST));
        if (isFull) {
            return reached.or(() -> checkpoint.map(Checkpoint::reached))
                    .map(moment -> new Checkpoint(moment, syncNumber, model));
        }
        return checkpoint.flatMap(last -> reached.filter(moment -> moment.isAfter(last.reached()))
                .map(moment -> new Checkpoint(moment, last.fullDiff(), model)));
    }
}
