package io.retl.it.bigquery;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of one of JDBC's interfaces with the few methods that are used; every other one throws. Not thread-safe. */
final class JdbcObject<T> {
    private final Class<T> type;
    private final Map<String, Behaviour> behaviours = new HashMap<>();

    JdbcObject(Class<T> type) {
        this.type = type;
    }

    /** What a method does. */
    @FunctionalInterface
    interface Behaviour {
        /** Does it. */
        @Nullable
        Object call(@Nullable Object[] arguments) throws SQLException;
    }

    /** What the methods of a name do, whatever their parameters. */
    JdbcObject<T> on(String method, Behaviour behaviour) {
        behaviours.put(method, behaviour);
        return this;
    }

    /** Methods that are called and need not do anything. */
    JdbcObject<T> ignore(String... methods) {
        for (String method : methods) {
            on(method, arguments -> null);
        }
        return this;
    }

    /** A property that is kept for whoever asks. */
    JdbcObject<T> keep(String property, @Nullable Object first, String getter) {
        @Nullable Object[] kept = {first};
        on(getter, arguments -> kept[0]);
        return on("set" + property, arguments -> kept[0] = arguments[0]);
    }

    T make() {
        return type.cast(
                Proxy.newProxyInstance(JdbcObject.class.getClassLoader(), new Class<?>[] {type}, this::invoke));
    }

    private @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        Behaviour behaviour = behaviours.get(method.getName());
        if (behaviour != null) {
            Object result = behaviour.call(arguments == null ? new Object[0] : arguments);
            return method.getReturnType() == void.class ? null : result;
        }
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "toString" -> type.getSimpleName() + " of the stand-in";
            default -> throw new SQLFeatureNotSupportedException(type.getSimpleName() + "." + method.getName());
        };
    }
}
