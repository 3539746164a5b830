package io.retl.testkit;

import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that fails where a test wants it to: at the nth call of a kind, before or after it was executed, with or
 * without the loss of the connection. It also watches how its borrowers behave. Thread-safe.
 *
 * <p>It stands over connections, statements and results. One fault is planted at a time and happens once.
 */
public final class FaultyDataSource implements DataSource {
    private static final String CONNECTION_FAILURE = "08006";

    private final DataSource target;
    private final Map<FaultyConnection, String> borrowers = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<HeldCall> held = new ArrayList<>();
    private Predicate<JdbcCall> calls = call -> true;
    private Moment moment = Moment.BEFORE;
    private long nth;
    private long matched;
    private @Nullable JdbcCall failed;

    /**
     * Stands over another data source; no fault is planted yet.
     *
     * @param target where connections come from
     */
    public FaultyDataSource(DataSource target) {
        this.target = Objects.requireNonNull(target, "target");
    }

    /**
     * Plants a fault in the place of the one before and begins to count anew.
     *
     * @param nth which of the matching calls fails, from 1
     * @param moment when
     * @param calls which calls are counted
     */
    public synchronized void fail(long nth, Moment moment, Predicate<JdbcCall> calls) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth is " + nth + "; calls are counted from 1.");
        }
        this.moment = Objects.requireNonNull(moment, "moment");
        this.calls = Objects.requireNonNull(calls, "calls");
        this.nth = nth;
        this.matched = 0;
        this.failed = null;
    }

    /** Takes the fault away, lets held calls go and begins to count every call. */
    public synchronized void heal() {
        nth = 0;
        matched = 0;
        calls = call -> true;
        held.forEach(HeldCall::release);
        held.clear();
    }

    /** Makes the next matching call wait. A call that is held can still be the one that fails. */
    public synchronized HeldCall hold(Predicate<JdbcCall> next) {
        HeldCall call = new HeldCall(Objects.requireNonNull(next, "next"));
        held.add(call);
        return call;
    }

    /** How many matching calls came since the fault was planted. */
    public synchronized long matched() {
        return matched;
    }

    /** The call that failed, or null if the fault has not happened. */
    public synchronized @Nullable JdbcCall failed() {
        return failed;
    }

    /** How many connections are handed out and not closed. */
    public synchronized int open() {
        return borrowers.size();
    }

    /** What borrowers did wrong so far: a thread that took a connection while it held one. Empty when all is well. */
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return borrow(target::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return borrow(() -> target.getConnection(username, password));
    }

    private Connection borrow(Opening opening) throws SQLException {
        Moment fails = judge(new JdbcCall(Kind.CONNECT, ""));
        if (fails == Moment.BEFORE) {
            throw failure("nothing was executed");
        }
        Connection connection = opening.open();
        if (fails != null) {
            connection.close();
            throw failure("the connection was made and lost");
        }
        FaultyConnection faulty = new FaultyConnection(this, connection);
        note(faulty, Thread.currentThread().getName());
        return faulty.proxy();
    }

    private synchronized void note(FaultyConnection connection, String thread) {
        if (borrowers.containsValue(thread)) {
            complaints.add("Thread '" + thread + "' took a connection while it held one.");
        }
        borrowers.put(connection, thread);
    }

    synchronized void closed(FaultyConnection connection) {
        borrowers.remove(connection);
    }

    /** Counts a call and says whether it is to fail, after the waits that were asked for. */
    @Nullable
    Moment judge(JdbcCall call) {
        List<HeldCall> waits;
        synchronized (this) {
            waits = List.copyOf(held);
        }
        waits.forEach(wait -> wait.hold(call));
        synchronized (this) {
            if (!calls.test(call)) {
                return null;
            }
            matched++;
            if (matched != nth) {
                return null;
            }
            failed = call;
            return moment;
        }
    }

    static SQLException failure(String what) {
        return new SQLException("The test broke this call; " + what + ".", CONNECTION_FAILURE);
    }

    /** Opens a connection. */
    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("A FaultyDataSource wraps no " + type.getName() + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
