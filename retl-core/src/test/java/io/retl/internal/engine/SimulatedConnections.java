package io.retl.internal.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the database of a simulation, which has its own time and may get other statements than were meant for it.
 *
 * <p>Invariant: a call that goes wrong in the midst of it leaves what it committed and nothing else; a process that dies there
 * breaks its connection, and what is still done on that one, to tidy up, does not reach the database.
 */
final class SimulatedConnections {
    private final DataSource database;
    private final UnaryOperator<String> translation;
    private final Watcher watcher;
    private final Deque<Connection> idle;

    /**
     * The connections of one process, or of those who watch.
     *
     * @param database gives out real connections
     * @param idle those that were given back, by whomever
     * @param translation what the database gets instead of a statement
     * @param watcher is told of each connection and each statement
     */
    SimulatedConnections(
            DataSource database, Deque<Connection> idle, UnaryOperator<String> translation, Watcher watcher) {
        this.database = database;
        this.idle = idle;
        this.translation = translation;
        this.watcher = watcher;
    }

    /** Is told what happens, and may let it go wrong. */
    interface Watcher {
        /** Nothing goes wrong. */
        Watcher NOBODY = new Watcher() {};

        /** A connection is about to be taken; nobody holds another. */
        default void connecting() {}

        /**
         * A statement was executed.
         *
         * @param disconnect breaks the connection
         * @throws SQLException if it looks as if the statement failed
         */
        default void executed(Runnable disconnect) throws SQLException {}
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return connect();
        });
    }

    private Connection connect() throws SQLException {
        watcher.connecting();
        Connection real = idle.poll();
        return proxy(Connection.class, new Held(real == null ? database.getConnection() : real));
    }

    /** A connection that somebody holds; what is given back is kept for the next. */
    private final class Held implements InvocationHandler {
        private final Connection real;
        private boolean broken;

        private Held(Connection real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("close")) {
                if (!broken) {
                    idle.push(real);
                }
                return null;
            }
            if (broken) {
                throw new SQLException("The connection is broken.", "08003");
            }
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                arguments[0] = translation.apply(sql);
            }
            Object result = call(real, method, arguments);
            if (name.equals("commit")) {
                watcher.executed(this::disconnect);
            }
            return result instanceof Statement statement ? watched(statement) : result;
        }

        private Statement watched(Statement statement) {
            Class<? extends Statement> type =
                    statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return proxy(type, (proxy, method, arguments) -> {
                boolean executes = method.getName().startsWith("execute");
                if (executes && arguments != null) {
                    arguments[0] = translation.apply((String) arguments[0]);
                }
                Object result = call(statement, method, arguments);
                if (executes) {
                    watcher.executed(this::disconnect);
                }
                return result;
            });
        }

        private void disconnect() {
            broken = true;
            try (real) {
                real.rollback();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
