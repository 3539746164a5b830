package io.retl.internal.delivery;

/**
 * What became of one record of a batch.
 *
 * @param kind which class it is
 * @param reason why; empty for a delivered record
 */
public record Outcome(Kind kind, String reason) {
    /** A record that the destination confirmed. */
    public static final Outcome DELIVERED = new Outcome(Kind.DELIVERED, "");

    /** The classes of outcome. */
    public enum Kind {
        /** Applied for certain. */
        DELIVERED,
        /** Refused for certain. */
        REJECTED,
        /** It may have been applied. */
        UNKNOWN,
        /** Certainly not applied; the next sync sends it. */
        NOT_SENT,
        /** Not applied: the credentials were refused, so the sync stops. */
        CREDENTIAL,
        /** Not applied: the destination is set up wrongly, so the sync stops. */
        CONFIGURATION
    }
}
