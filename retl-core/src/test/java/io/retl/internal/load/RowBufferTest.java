package io.retl.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.step.LogContext;
import io.retl.internal.step.Mailbox;
import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.DeltaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowBufferTest {
    private static final SyncKey SYNC = new SyncKey(1, 1);

    private final PagedDelta warehouse = new PagedDelta();
    private final Mailbox mailbox = new Mailbox();
    private final List<Throwable> failures = new ArrayList<>();

    private RowBuffer buffer(DeltaKind... wanted) {
        Set<DeltaKind> kinds = Set.of(wanted);
        return new RowBuffer(
                warehouse,
                SYNC,
                warehouse.extraction(kinds),
                kinds,
                new Tasks(Runnable::run, mailbox, () -> new LogContext("m", 1)),
                failures::add);
    }

    private void hearAll() {
        for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
            message.run();
        }
    }

    private List<Long> takeAll(RowBuffer buffer) {
        List<Long> taken = new ArrayList<>();
        while (!buffer.isExhausted()) {
            assertThat(buffer.tryReadAhead() || buffer.peek() != null)
                    .as("goes on")
                    .isTrue();
            hearAll();
            for (Page.DeltaRow row = buffer.peek(); row != null; row = buffer.peek()) {
                taken.add(buffer.take().seq());
            }
        }
        return taken;
    }

    /** Three records that are gone, and the given number of rows that are new. */
    private void fill(int added) {
        warehouse.deletes = 3;
        warehouse.others = added;
    }

    @Test
    void rowsComeInTheOrderOfTheirNumbersEachOnce() {
        warehouse.pageRows = 2;
        fill(5);

        assertThat(takeAll(buffer(DeltaKind.values()))).containsExactly(-2L, -1L, 0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void sideThatNobodyWantsIsNotRead() {
        fill(5);

        assertThat(takeAll(buffer(DeltaKind.ADDED))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(takeAll(buffer(DeltaKind.DELETED))).containsExactly(-2L, -1L, 0L);
        assertThat(warehouse.pagesAfter).containsExactly(0L, -3L);
    }

    @Test
    void deltaThatNobodyWantsIsExhaustedFromTheStart() {
        fill(5);
        RowBuffer buffer = buffer(DeltaKind.UPDATED);

        assertThat(buffer.isExhausted()).isTrue();
        assertThat(buffer.tryReadAhead()).isFalse();
        assertThat(buffer.firstWaiting()).isEqualTo(6);
    }

    @Test
    void readingAheadStopsWhenEnoughHasArrived() {
        warehouse.pageRows = 1_000;
        warehouse.others = 5_000;
        RowBuffer buffer = buffer(DeltaKind.ADDED);
        while (buffer.tryReadAhead()) {
            hearAll();
        }

        assertThat(buffer.size()).isEqualTo(3_000);
    }

    @Test
    void onePageIsReadAtATime() {
        fill(5);
        RowBuffer buffer = buffer(DeltaKind.values());

        assertThat(buffer.tryReadAhead()).isTrue();
        assertThat(buffer.tryReadAhead()).isFalse();
    }

    @Test
    void thirdFailureInARowIsReported() {
        fill(5);
        warehouse.beforePage = () -> {
            throw new IllegalStateException("page " + warehouse.pagesAfter.size());
        };
        RowBuffer buffer = buffer(DeltaKind.values());
        for (int attempt = 1; attempt <= 2; attempt++) {
            buffer.tryReadAhead();
            hearAll();
        }

        assertThat(failures).isEmpty();
        buffer.tryReadAhead();
        hearAll();
        assertThat(failures).hasSize(1).first().hasToString("java.lang.IllegalStateException: page 3");
    }

    @Test
    void failuresThatArePassedAreForgotten() {
        warehouse.pageRows = 1;
        warehouse.others = 6;
        warehouse.beforePage = () -> {
            if (warehouse.pagesAfter.size() % 3 != 0) {
                throw new IllegalStateException("often");
            }
        };
        RowBuffer buffer = buffer(DeltaKind.ADDED);
        List<Long> taken = new ArrayList<>();
        while (!buffer.isExhausted()) {
            buffer.tryReadAhead();
            hearAll();
            if (buffer.peek() != null) {
                taken.add(buffer.take().seq());
            }
        }

        assertThat(taken).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(failures).isEmpty();
    }
}
