package io.retl.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Failure;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.LoggedControlStore;
import io.retl.internal.control.MemoryControlStore;
import io.retl.internal.control.ReadMark;
import io.retl.internal.step.ManualClock;
import io.retl.sync.FailedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Failure FAILURE = new Failure(
            3, new FailedRecord("3", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.RECORD_REJECTED, "no"));

    private final List<String> log = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final ControlStore store = new LoggedControlStore(new MemoryControlStore(clock::now), log);
    private final LeaseKeeper lease = new LeaseKeeper(
            store, clock, "m", new LeaseTerms("node-a", Duration.ofSeconds(30), Duration.ofSeconds(60)), Set.of());
    private Marks marks;

    @BeforeEach
    void beginToLoad() {
        lease.tryAcquire();
        store.begin(lease.lease(), 0);
        store.startLoading(lease.lease(), new LoadPlan("s", 0, -5, 100, "", 1, true, false, 0, ReadMark.WHOLE), 0);
        marks = new Marks(store, lease, clock, Set.of(), 20, -5);
        log.clear();
    }

    @Test
    void marksBeginBeforeTheFirstRow() {
        assertThat(marks.delivered()).isEqualTo(-5);
        assertThat(marks.reserved()).isEqualTo(-5);
        assertThat(marks.isDue(-5)).isFalse();
    }

    @Test
    void resolvedPartIsDueWhenHalfTheWindowIsUsed() {
        assertThat(marks.isDue(4)).isFalse();
        assertThat(marks.isDue(5)).isTrue();
    }

    @Test
    void smallResolvedPartIsDueAfterASecond() {
        clock.advance(Duration.ofMillis(999));

        assertThat(marks.isDue(-4)).isFalse();
        assertThat(marks.untilDue()).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(marks.isDue(-4)).isTrue();
        assertThat(marks.isDue(-5)).as("nothing was resolved").isFalse();
    }

    @Test
    void bothMarksMoveInOneWriteAndNeverBack() {
        marks.move(0, 15);
        marks.move(-3, 10);

        assertThat(log).containsExactly("marks 0 15", "marks 0 15");
    }

    @Test
    void reservedMarkIsNeverBehindTheDeliveredOne() {
        marks.move(12, 4);

        assertThat(log).containsExactly("marks 12 12");
        assertThat(marks.reserved()).isEqualTo(12);
    }

    @Test
    void failuresAreWrittenBeforeTheMarksAndOnce() {
        marks.add(FAILURE);
        marks.move(5, 15);
        marks.writeFailures();

        assertThat(log).containsExactly("failures [3]", "marks 5 15");
        assertThat(marks.failures()).isOne();
    }

    @Test
    void nothingIsWrittenAfterTheDeadlineOfTheLease() {
        marks.add(FAILURE);
        clock.advanceNanosOnly(Duration.ofSeconds(30));

        assertThatThrownBy(() -> marks.move(5, 15)).isInstanceOf(LeaseLostException.class);

        assertThat(log).isEmpty();
    }
}
