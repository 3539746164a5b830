package io.retl;

/** The stored state of a mapping does not allow what was asked: it is damaged, or belongs to another run now. */
public final class StateException extends RetlException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the state.
     *
     * @param code which failure of the state it is
     * @param message which table, what differs, the ways out
     */
    public StateException(ErrorCode code, String message) {
        super(code, message, null);
    }
}
