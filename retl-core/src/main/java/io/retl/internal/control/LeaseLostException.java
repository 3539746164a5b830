package io.retl.internal.control;

/** A guarded write changed no row: another run took the lease over. Stop without writing anything more. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the lease.
     *
     * @param lease the lease that is no longer good
     */
    public LeaseLostException(Lease lease) {
        super("Mapping '%s': lease with epoch %s lost. This run stopped and wrote nothing more; nothing to do."
                .formatted(lease.mappingId(), lease.epoch()));
    }
}
