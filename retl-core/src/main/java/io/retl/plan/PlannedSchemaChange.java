package io.retl.plan;

import io.retl.Mapping.OnSchemaChange;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a change of the columns, or a new version of the dialect's checksum, means for the next sync. Immutable.
 *
 * @param way what the sync would do; after a new version alone it is always a rebase
 * @param resend how many records it would send if it sent every known row again, before any cut
 * @param rebase how many it would send after a rebase, before any cut; empty if the stored checksums cannot be computed any more
 */
public record PlannedSchemaChange(OnSchemaChange way, long resend, OptionalLong rebase) {
    /** Checks that nothing is missing. */
    public PlannedSchemaChange {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(rebase, "rebase");
    }
}
