package io.retl.it.fault;

import io.retl.testkit.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An H2 file that hides from retl that its last commits may be lost: the question for {@code WRITE_DELAY} is answered as if
 * there were none. It stands for a retl that does not ask.
 */
final class CarelessFile {
    private static final String NOTHING = "SELECT 1 WHERE FALSE";

    private CarelessFile() {}

    static DataSource open(String jdbcUrl) {
        return proxy(DataSource.class, new DriverDataSource(jdbcUrl, "sa", ""));
    }

    private static <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CarelessFile.class.getClassLoader(), new Class<?>[] {type}, (instance, method, arguments) -> {
                    if (arguments != null && String.valueOf(arguments[0]).contains("WRITE_DELAY")) {
                        arguments[0] = NOTHING;
                    }
                    try {
                        return careless(method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private static @Nullable Object careless(@Nullable Object answer) {
        if (answer instanceof Connection connection) {
            return proxy(Connection.class, connection);
        }
        boolean asks = answer instanceof Statement && !(answer instanceof PreparedStatement);
        return asks ? proxy(Statement.class, (Statement) answer) : answer;
    }
}
