package io.retl.internal.control;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Holds the first transaction that locked a row, after its last statement and before its commit. */
final class ParkingDataSource {
    private static final long SECONDS = 20;

    private final DataSource target;
    private final CountDownLatch parked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    ParkingDataSource(DataSource target) {
        this.target = target;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? new Parking(connection).proxied() : result;
        });
    }

    /** Waits until the transaction is held. */
    void awaitParked() throws InterruptedException {
        if (!parked.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No transaction locked a row.");
        }
    }

    /** Lets it commit. */
    void goOn() {
        goOn.countDown();
    }

    @FunctionalInterface
    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException, InterruptedException;
    }

    private final class Parking {
        private final Connection connection;
        private boolean locked;

        Parking(Connection connection) {
            this.connection = connection;
        }

        Connection proxied() {
            return proxy(Connection.class, (method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                    locked |= arguments[0].toString().contains("FOR UPDATE");
                }
                if (method.getName().equals("commit") && locked) {
                    parked.countDown();
                    if (!goOn.await(SECONDS, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("Nobody let the transaction go on.");
                    }
                }
                return method.invoke(connection, arguments);
            });
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        Object proxied = Proxy.newProxyInstance(
                ParkingDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return type.cast(proxied);
    }
}
