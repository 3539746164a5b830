package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @FunctionalInterface
    private interface Cancel {
        void cancel() throws SQLException;
    }

    private static Statement statement(Cancel cancel) {
        return (Statement) Proxy.newProxyInstance(
                CancellationTest.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("cancel");
                    cancel.cancel();
                    return null;
                });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void requestThatCameTooEarlyIsRepeatedWhileTheStatementRuns() throws SQLException {
        CountDownLatch twice = new CountDownLatch(2);

        boolean cancelled = cancellation.during(statement(twice::countDown), () -> {
            cancellation.request();
            return await(twice);
        });

        assertThat(cancelled).isTrue();
    }

    @Test
    void requestIsRepeatedAfterTheDriverFailedToSendIt() throws SQLException {
        CountDownLatch twice = new CountDownLatch(2);
        Statement failing = statement(() -> {
            twice.countDown();
            throw new SQLException("no route to host");
        });

        boolean cancelled = cancellation.during(failing, () -> {
            cancellation.request();
            return await(twice);
        });

        assertThat(cancelled).isTrue();
    }

    @Test
    void driverThatCannotCancelIsAskedOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch askedTwice = new CountDownLatch(2);
        Statement unable = statement(() -> {
            asked.countDown();
            askedTwice.countDown();
            throw new SQLFeatureNotSupportedException();
        });

        boolean again = cancellation.during(unable, () -> {
            cancellation.request();
            assertThat(await(asked)).isTrue();
            try {
                return askedTwice.await(1_500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return true;
            }
        });

        assertThat(again).isFalse();
    }

    @Test
    void statementThatIsOverIsNotCancelled() throws SQLException {
        cancellation.during(
                statement(() -> {
                    throw new AssertionError("The statement was cancelled.");
                }),
                () -> true);

        cancellation.request();

        assertThat(cancellation.isRequested()).isTrue();
    }

    @Test
    void nothingRunsAfterTheRequest() {
        cancellation.request();

        assertThatThrownBy(() -> cancellation.during(statement(() -> {}), () -> {
                    throw new AssertionError("The statement ran.");
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("it was cancelled")
                .hasFieldOrPropertyWithValue("SQLState", "57014");
    }
}
