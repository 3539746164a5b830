package io.retl.internal.delivery;

import java.util.OptionalInt;

/**
 * What became of one record of a call.
 *
 * @param kind which class it is
 * @param reason why; empty for a delivered record
 * @param scope what the answer is about
 * @param httpStatus the status of that answer, if it came over HTTP
 */
public record Outcome(Kind kind, String reason, Scope scope, OptionalInt httpStatus) {
    /** A record that the destination confirmed. */
    public static final Outcome DELIVERED = of(Kind.DELIVERED, "");

    /** An answer about the record itself. */
    public static Outcome of(Kind kind, String reason) {
        return new Outcome(kind, reason, Scope.RECORD, OptionalInt.empty());
    }

    /** The classes of outcome. */
    public enum Kind {
        /** Applied for certain. */
        DELIVERED,
        /** Refused for certain. */
        REJECTED,
        /** It may have been applied. */
        UNKNOWN,
        /** Certainly not applied; another try may help. */
        NOT_SENT,
        /** Not applied: the credentials were refused. */
        CREDENTIAL,
        /** Not applied: the destination is set up wrongly, so the sync stops. */
        CONFIGURATION
    }

    /** What an answer is about. */
    public enum Scope {
        /** This record. */
        RECORD,
        /** A whole request, of which this record was a part. */
        REQUEST
    }

    /** Whether a refused request is to be sent again in parts, to find the record at fault. */
    public boolean isRefusedRequest() {
        return kind == Kind.REJECTED && scope == Scope.REQUEST;
    }

    /** Whether both were refused for the same reason. */
    public boolean isLike(Outcome other) {
        return kind == other.kind
                && httpStatus.equals(other.httpStatus)
                && (httpStatus.isPresent() || reason.equals(other.reason));
    }
}
