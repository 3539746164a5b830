package io.retl;

/** Another run of the mapping is going on; nothing was changed. */
public final class MappingBusyException extends RetlException {
    private static final long serialVersionUID = 1L;

    /**
     * Says who is running.
     *
     * @param message which mapping, who holds it, until when
     */
    public MappingBusyException(String message) {
        super(ErrorCode.MAPPING_BUSY, message, null);
    }
}
