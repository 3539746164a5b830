package io.retl.internal.step;

import java.time.Duration;

/**
 * What one step of a sync did.
 *
 * @param kind whether there is more to do at once
 * @param atMost for how long nothing needs doing unless the mailbox has something; zero unless waiting
 */
public record Step(Kind kind, Duration atMost) {
    /** A step that did something. */
    public static final Step WORKED = new Step(Kind.WORKED, Duration.ZERO);
    /** The last step. */
    public static final Step DONE = new Step(Kind.DONE, Duration.ZERO);

    /** What a step can do. */
    public enum Kind {
        /** Something; step again. */
        WORKED,
        /** Nothing; a task must end or time must pass first. */
        WAITING,
        /** The sync is over. */
        DONE
    }

    /** A step that could do nothing. */
    public static Step waiting(Duration atMost) {
        return new Step(Kind.WAITING, atMost);
    }
}
