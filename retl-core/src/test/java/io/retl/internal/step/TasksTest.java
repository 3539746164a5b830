package io.retl.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TasksTest {
    private final Mailbox mailbox = new Mailbox();
    private final List<Object> reported = new ArrayList<>();

    @Test
    void taskThatCannotStartIsReportedAsRefused() {
        Tasks tasks = new Tasks(
                task -> {
                    throw new OutOfMemoryError("no thread");
                },
                mailbox,
                () -> new LogContext("m", 1));

        tasks.start(() -> "done", reported::add, reported::add);

        assertThat(reported).singleElement().isInstanceOf(RejectedExecutionException.class);
        assertThat(tasks.isIdle()).isTrue();
    }

    @Test
    void taskThatAPoolThrewAwayIsReportedAsRefused() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        CountDownLatch blocked = new CountDownLatch(1);
        pool.execute(() -> awaitQuietly(blocked));
        Tasks tasks = new Tasks(pool, mailbox, () -> new LogContext("m", 1));
        tasks.start(() -> "done", reported::add, reported::add);
        assertThat(tasks.failDropped()).isFalse();

        pool.shutdownNow();
        assertThat(awaitTermination(pool)).isTrue();

        assertThat(tasks.failDropped()).isTrue();
        assertThat(reported).singleElement().isInstanceOf(RejectedExecutionException.class);
        assertThat(tasks.isIdle()).isTrue();
        assertThat(tasks.failDropped()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitTermination(ExecutorService pool) {
        try {
            return pool.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void taskThatBeganIsReportedOnceEvenIfItsExecutorThrowsAfterwards() {
        Tasks tasks = new Tasks(
                task -> {
                    task.run();
                    throw new IllegalStateException("late");
                },
                mailbox,
                () -> new LogContext("m", 1));

        assertThatThrownBy(() -> tasks.start(() -> "done", reported::add, reported::add))
                .hasMessage("late");
        Runnable message = mailbox.poll();
        assertThat(message).isNotNull();
        message.run();

        assertThat(reported).containsExactly("done");
        assertThat(tasks.isIdle()).isTrue();
        assertThat(mailbox.poll()).isNull();
    }
}
