package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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
                mailbox);

        tasks.start(() -> "done", reported::add, reported::add);

        assertThat(reported).singleElement().isInstanceOf(RejectedExecutionException.class);
        assertThat(tasks.isIdle()).isTrue();
    }

    @Test
    void taskThatBeganIsReportedOnceEvenIfItsExecutorThrowsAfterwards() {
        Tasks tasks = new Tasks(
                task -> {
                    task.run();
                    throw new IllegalStateException("late");
                },
                mailbox);

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
