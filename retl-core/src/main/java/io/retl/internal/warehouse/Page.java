package io.retl.internal.warehouse;

import io.retl.destination.spi.ChangeKind;
import io.retl.warehouse.spi.DeltaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a delta, in sending order.
 *
 * @param rows the rows to send
 * @param through the number up to which the delta was read; there is no other row to send up to it
 */
public record Page(List<DeltaRow> rows, long through) {
    /**
     * A row to send.
     *
     * @param seq its number in the delta
     * @param kind how it differs
     * @param recordId the identifier as text
     * @param checksum the new checksum as text; null for a delete
     * @param origin the sync that the row stands at
     * @param bytes about how large it is
     * @param oversize null if it fits; the position of the first column over the limit; 0 if only the row as a whole is
     *     over it. Of such a row nothing was read
     * @param wasUnconfirmed whether an earlier attempt for the record may have been applied
     * @param failedSyncs in how many syncs before this version of the row was rejected or left unknown
     * @param values the model's columns in order
     */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared, and a list per row would cost heap
    public record DeltaRow(
            long seq,
            DeltaKind kind,
            String recordId,
            @Nullable String checksum,
            long origin,
            long bytes,
            @Nullable Integer oversize,
            boolean wasUnconfirmed,
            long failedSyncs,
            @Nullable Object[] values) {
        /** The kind as destinations call it. */
        public ChangeKind changeKind() {
            return ChangeKind.valueOf(kind.name());
        }

        /** The same row with another number. */
        DeltaRow numbered(long number) {
            return new DeltaRow(
                    number, kind, recordId, checksum, origin, bytes, oversize, wasUnconfirmed, failedSyncs, values);
        }
    }
}
