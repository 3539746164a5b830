package io.retl.internal.warehouse;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to when the state knows the rows of a model with a timestamp column; one short text in the checkpoints table, so that a
 * fold moves it together with its guard.
 *
 * @param reached the greatest timestamp that was read, never one of the future
 * @param fullDiff the number of the sync that compared all rows last
 * @param model of which model: a short hash, see {@link Timestamps}
 */
public record Checkpoint(Instant reached, long fullDiff, String model) {
    private static final Pattern TEXT = Pattern.compile("([^/]+)/(\\d{1,18})/([0-9a-f]+)");

    /** As in {@code 2025-03-01T10:00:00Z/41/0123456789ab}. */
    public String text() {
        return reached + "/" + fullDiff + "/" + model;
    }

    /** The checkpoint of a text; empty if it is none. */
    public static Optional<Checkpoint> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Checkpoint(Instant.parse(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
