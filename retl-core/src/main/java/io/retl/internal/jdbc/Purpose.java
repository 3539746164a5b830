package io.retl.internal.jdbc;

import java.time.Duration;
import java.util.Optional;

/**
 * What a piece of work is for: messages say it, and a comment at the end of each statement does, so that the people who run a
 * warehouse see who asks. Immutable.
 *
 * @param words the middle of a sentence: {@code reading the model's columns}
 * @param mappingId the mapping that it is done for; empty for none
 * @param syncNumber the number of the sync; 0 if it has none, or none yet
 * @param answer how long each answer may take; zero for as long as the driver allows
 * @param cancellation who may stop it
 */
public record Purpose(
        String words, Optional<String> mappingId, long syncNumber, Duration answer, Cancellation cancellation) {
    /** Work of no mapping that nobody stops. */
    public static Purpose of(String words) {
        return new Purpose(words, Optional.empty(), 0, Duration.ZERO, new Cancellation());
    }

    /** The same for a mapping. */
    public Purpose forMapping(String id) {
        return new Purpose(words, Optional.of(id), syncNumber, answer, cancellation);
    }

    /** The same for a sync of the mapping. */
    public Purpose inSync(long number) {
        return new Purpose(words, mappingId, number, answer, cancellation);
    }

    /**
     * The same for work that is nothing but short statements: a network that swallows them must not hold the caller up for as
     * long as the driver likes.
     */
    Purpose answeredWithin(Duration time) {
        return new Purpose(words, mappingId, syncNumber, time, cancellation);
    }

    /** The same for work that another thread may stop. */
    public Purpose stoppedBy(Cancellation stop) {
        return new Purpose(words, mappingId, syncNumber, answer, stop);
    }

    /**
     * The statement with its comment. That is at the end because Snowflake drops what stands before a statement, and the same
     * for all statements of a sync, so that drivers may keep prepared ones. An id holds nothing that could end a comment.
     */
    String tagged(String statement) {
        String mapping = mappingId.map(id -> " mapping=" + id).orElse("");
        String sync = syncNumber > 0 ? " sync=" + syncNumber : "";
        return statement + "\n/* retl" + mapping + sync + " */";
    }
}
