package io.retl.internal.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the statements of a piece of work from another thread. Thread-safe.
 *
 * <p>A driver forgets a request that comes before the statement has reached the server, so it is repeated until the statement
 * ends. Invariant: no statement is cancelled after the work is done with it, when its connection may serve somebody else.
 */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);
    private static final long AGAIN_MILLIS = 1_000;

    /** Query cancelled, as PostgreSQL and others have it. */
    private static final String CANCELLED = "57014";

    private @Nullable Statement running;
    private boolean requested;

    /** What is done with a statement. */
    @FunctionalInterface
    interface Run<T> {
        T run() throws SQLException;
    }

    /**
     * Lets the server give up the statement that runs, and refuses further ones. Returns at once, and does not wait for the
     * server: a thread of its own does, because a driver may take its time over the request.
     */
    public synchronized void request() {
        if (!requested && running != null) {
            Thread thread = new Thread(this::cancel, "retl-cancel");
            thread.setDaemon(true);
            thread.start();
        }
        requested = true;
    }

    synchronized boolean isRequested() {
        return requested;
    }

    /** Runs a statement that can be stopped meanwhile. */
    <T> T during(Statement statement, Run<T> run) throws SQLException {
        Statement before = swap(statement);
        try {
            requireWanted();
            return run.run();
        } finally {
            swap(before);
        }
    }

    private synchronized @Nullable Statement swap(@Nullable Statement next) {
        Statement before = running;
        running = next;
        notifyAll();
        return before;
    }

    private void requireWanted() throws SQLException {
        if (isRequested()) {
            throw new SQLException("it was cancelled", CANCELLED);
        }
    }

    private synchronized void cancel() {
        try {
            while (running != null && tryCancel(running)) {
                wait(AGAIN_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to try again, if the statement goes on. */
    private static boolean tryCancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLFeatureNotSupportedException unable) {
            LOG.warn("The driver cannot cancel a statement, so it runs to its end.");
            return false;
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("A statement was not cancelled; it is tried again.", failure);
        }
        return true;
    }
}
