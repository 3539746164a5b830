package io.retl.testkit;

import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of a {@link FaultyDataSource}, with its statements and results. Used by one thread at a time. */
final class FaultyConnection {
    /** The session is gone: every further call fails with this. */
    private static final String NO_CONNECTION = "08003";

    private static final List<Class<? extends Statement>> STATEMENTS =
            List.of(CallableStatement.class, PreparedStatement.class, Statement.class);

    private final FaultyDataSource owner;
    private final Connection target;
    private final Connection proxy;
    private final StringBuilder transaction = new StringBuilder();
    private boolean lost;

    FaultyConnection(FaultyDataSource owner, Connection target) {
        this.owner = owner;
        this.target = target;
        this.proxy = proxy(Connection.class, this::onConnection);
    }

    Connection proxy() {
        return proxy;
    }

    private @Nullable Object onConnection(Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                owner.closed(this);
                return pass(target, method, arguments);
            }
            case "commit" -> {
                return reach(Kind.COMMIT, endOfTransaction(), target, method, arguments);
            }
            case "rollback" -> {
                return reach(Kind.ROLLBACK, endOfTransaction(), target, method, arguments);
            }
            default -> {
                requireAlive(method);
                Object made = pass(target, method, arguments);
                return made instanceof Statement statement ? statement(statement, firstText(arguments)) : made;
            }
        }
    }

    private Statement statement(Statement statement, String prepared) {
        Class<? extends Statement> type = STATEMENTS.stream()
                .filter(candidate -> candidate.isInstance(statement))
                .findFirst()
                .orElseThrow();
        return proxy(type, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return proxy;
            }
            if (!method.getName().startsWith("execute")) {
                return result(pass(statement, method, arguments), prepared);
            }
            String given = firstText(arguments);
            String sql = given.isEmpty() ? prepared : given;
            transaction.append(sql).append('\n');
            return result(reach(Kind.EXECUTE, sql, statement, method, arguments), sql);
        });
    }

    private @Nullable Object result(@Nullable Object made, String sql) {
        if (!(made instanceof ResultSet rows)) {
            return made;
        }
        return proxy(
                ResultSet.class,
                (method, arguments) -> method.getName().equals("next")
                        ? reach(Kind.ROW, sql, rows, method, arguments)
                        : pass(rows, method, arguments));
    }

    /** A call that reaches the database, and so may fail. */
    private @Nullable Object reach(Kind kind, String sql, Object on, Method method, Object @Nullable [] arguments)
            throws Throwable {
        requireAlive(method);
        Moment fails = owner.judge(new JdbcCall(kind, sql));
        if (fails == Moment.BEFORE) {
            throw FaultyDataSource.failure("nothing was executed");
        }
        Object answer = pass(on, method, arguments);
        if (fails == Moment.LOST) {
            lost = true;
            target.close();
        }
        if (fails != null) {
            throw FaultyDataSource.failure("it was executed all the same");
        }
        return answer;
    }

    private String endOfTransaction() {
        String statements = transaction.toString();
        transaction.setLength(0);
        return statements;
    }

    private void requireAlive(Method method) throws SQLException {
        if (lost && !method.getName().equals("isClosed") && !method.getName().equals("isValid")) {
            throw new SQLException("The test broke this connection.", NO_CONNECTION);
        }
    }

    private static String firstText(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
    }

    private static @Nullable Object pass(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                FaultyConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (instance, method, arguments) -> handler.handle(method, arguments)));
    }

    /** What a proxy does with a call. */
    @FunctionalInterface
    private interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
