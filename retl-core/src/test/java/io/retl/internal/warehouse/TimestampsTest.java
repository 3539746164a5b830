package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Model;
import io.retl.Source;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class TimestampsTest {
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
    private static final Column ID = new Column(1, "id", ColumnType.INTEGER, "BIGINT", Types.BIGINT, 0);
    private static final Column CHANGED =
            new Column(2, "changed", ColumnType.TIMESTAMP, "TIMESTAMP", Types.TIMESTAMP, 0);
    private static final Column OTHER = new Column(3, "other", ColumnType.TIMESTAMP, "TIMESTAMP", Types.TIMESTAMP, 0);

    private static ModelShape shape(String query, Column... columns) {
        return new ModelShape(query, List.of(columns), List.of(ID), List.of(columns), 1);
    }

    private static final ModelShape SHAPE = shape("SELECT 1", ID, CHANGED, OTHER);
    private static final String HASH =
            Timestamps.of(CHANGED, SHAPE, Optional.empty()).model();

    private static Model model(UnaryOperator<Model.Builder> more) {
        return more.apply(Model.builder("people")
                        .source(Source.builder("shop")
                                .dataSource(new JdbcDataSource())
                                .build())
                        .query("SELECT 1")
                        .uniqueIdentifier("id")
                        .timestampColumn("changed"))
                .build();
    }

    private static Timestamps at(Instant reached, long fullDiff) {
        return Timestamps.of(CHANGED, SHAPE, Optional.of(new Checkpoint(reached, fullDiff, HASH)));
    }

    @Test
    void everyNthSyncComparesAllRows() {
        Model third = model(people -> people.overlap(Duration.ZERO).fullDiffEvery(3));
        Model each = model(people -> people.fullDiffEvery(1));
        Model never = model(people -> people.overlap(Duration.ZERO).fullDiffNever());

        assertThat(at(NOON, 5).since(third, 6)).contains(NOON);
        assertThat(at(NOON, 5).since(third, 7)).contains(NOON);
        assertThat(at(NOON, 5).since(third, 8)).isEmpty();
        assertThat(at(NOON, 5).since(third, 9)).as("until one did").isEmpty();
        assertThat(at(NOON, 5).since(each, 6)).isEmpty();
        assertThat(at(NOON, 5).since(never, Long.MAX_VALUE)).contains(NOON);
    }

    @Test
    void overlapReachesBackAsFarAsProductsCanWrite() {
        Instant fine = Instant.parse("2025-03-01T12:00:00.123456789Z");

        assertThat(at(fine, 1).since(model(people -> people.overlap(Duration.ofMinutes(1))), 2))
                .contains(Instant.parse("2025-03-01T11:59:00.123456Z"));
        assertThat(at(NOON, 1).since(model(people -> people), 2)).contains(NOON.minus(Model.DEFAULT_OVERLAP));
        assertThat(at(NOON, 1).since(model(people -> people.overlap(Duration.ofSeconds(Long.MAX_VALUE))), 2))
                .contains(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @Test
    void checkpointOfAnotherModelSaysNothing() {
        Checkpoint stored = new Checkpoint(NOON, 1, HASH);

        assertThat(Timestamps.of(CHANGED, SHAPE, Optional.of(stored)).checkpoint())
                .contains(stored);
        assertThat(Timestamps.of(OTHER, SHAPE, Optional.of(stored)).checkpoint())
                .isEmpty();
        assertThat(Timestamps.of(CHANGED, shape("SELECT 2", ID, CHANGED, OTHER), Optional.of(stored))
                        .checkpoint())
                .isEmpty();
        assertThat(Timestamps.of(CHANGED, shape("SELECT 1", ID, CHANGED), Optional.of(stored))
                        .checkpoint())
                .isEmpty();
    }

    @Test
    void syncOfRecentRowsMovesTheCheckpointForwardAlone() {
        Timestamps timestamps = at(NOON, 5);

        assertThat(timestamps.next(false, 9, Optional.of(NOON.plusNanos(1))))
                .contains(new Checkpoint(NOON.plusNanos(1), 5, HASH));
        assertThat(timestamps.next(false, 9, Optional.of(NOON))).isEmpty();
        assertThat(timestamps.next(false, 9, Optional.of(NOON.minusSeconds(1)))).isEmpty();
        assertThat(timestamps.next(false, 9, Optional.empty())).isEmpty();
    }

    @Test
    void syncOfAllRowsSetsTheCheckpoint() {
        Timestamps first = Timestamps.of(CHANGED, SHAPE, Optional.empty());

        assertThat(at(NOON, 5).next(true, 9, Optional.of(NOON.minusSeconds(1))))
                .contains(new Checkpoint(NOON.minusSeconds(1), 9, HASH));
        assertThat(at(NOON, 5).next(true, 9, Optional.empty())).contains(new Checkpoint(NOON, 9, HASH));
        assertThat(first.next(true, 1, Optional.of(NOON))).contains(new Checkpoint(NOON, 1, HASH));
        assertThat(first.next(true, 1, Optional.empty())).isEmpty();
        assertThat(first.next(true, 1, Optional.of(Instant.parse("-0044-03-15T12:00:00Z"))))
                .as("before the first moment that can be written")
                .isEmpty();
    }

    @Test
    void checkpointIsAShortTextThatIsReadBack() {
        Checkpoint longest = new Checkpoint(
                Instant.parse("9999-12-31T23:59:59.999999999Z"), 999_999_999_999_999_999L, "0123456789ab");

        assertThat(longest.text())
                .isEqualTo("9999-12-31T23:59:59.999999999Z/999999999999999999/0123456789ab")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(Checkpoint.of(longest.text())).contains(longest);
        assertThat(HASH).hasSize(12);
        assertThat(List.of("", "2025-03-01", "yesterday/1/0a", NOON + "/x/0a", NOON + "/1/0A", NOON + "/1/0a/"))
                .allSatisfy(text -> assertThat(Checkpoint.of(text)).isEmpty());
    }
}
