package io.retl.internal.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaSummary;
import org.junit.jupiter.api.Test;

class TakenRowsTest {
    /** As the delta statement stages them: at most the limit of each of the four classes. */
    private static DeltaSummary staged(long limit, long deletes, long firstDeletes, long others, long firstOthers) {
        long preferred = Math.min(firstDeletes, limit);
        long rest = Math.min(deletes - firstDeletes, limit);
        long preferredOthers = Math.min(firstOthers, limit);
        long restOthers = Math.min(others - firstOthers, limit);
        long stagedDeletes = preferred + rest;
        long stagedOthers = preferredOthers + restOthers;
        return new DeltaSummary(
                stagedOthers,
                0,
                stagedDeletes,
                0,
                stagedDeletes == 0 ? 0 : 1 - limit - rest,
                stagedDeletes == 0 ? -1 : preferred - limit,
                stagedOthers == 0 ? 1 : limit + 1 - preferredOthers,
                stagedOthers == 0 ? 0 : limit + restOthers,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static DeltaSummary plain(long limit, long deletes, long others) {
        long stagedDeletes = Math.min(deletes, limit);
        long stagedOthers = Math.min(others, limit);
        return new DeltaSummary(
                stagedOthers,
                0,
                stagedDeletes,
                0,
                stagedDeletes == 0 ? 0 : 1 - stagedDeletes,
                stagedDeletes == 0 ? -1 : 0,
                1,
                stagedOthers,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    @Test
    void exactlyTheLimitIsTakenWheneverThatManyRowsAreStaged() {
        for (long limit = 1; limit <= 12; limit++) {
            for (long deletes = 0; deletes <= 15; deletes++) {
                for (long others = 0; others <= 15; others++) {
                    TakenRows taken = TakenRows.of(plain(limit, deletes, others), new Cut(limit, 1, 0));

                    assertThat(taken.count())
                            .as("limit %s, deletes %s, others %s", limit, deletes, others)
                            .isEqualTo(Math.min(limit, deletes + others));
                    assertThat(taken.lastDelete()).isZero();
                    assertThat(taken.firstOther()).isOne();
                }
            }
        }
    }

    @Test
    void exactlyTheLimitIsTakenWithPrecedenceAndOnlyStagedNumbersAre() {
        for (long limit = 1; limit <= 6; limit++) {
            for (long deletes = 0; deletes <= 8; deletes++) {
                for (long firstDeletes = 0; firstDeletes <= deletes; firstDeletes++) {
                    assertPrecedence(limit, deletes, firstDeletes);
                }
            }
        }
    }

    private static void assertPrecedence(long limit, long deletes, long firstDeletes) {
        for (long others = 0; others <= 8; others++) {
            for (long firstOthers = 0; firstOthers <= others; firstOthers++) {
                DeltaSummary staged = staged(limit, deletes, firstDeletes, others, firstOthers);

                TakenRows taken = TakenRows.of(staged, new Cut(limit, 2, 0));

                String what = "limit %s, deletes %s of which %s first, others %s of which %s first"
                        .formatted(limit, deletes, firstDeletes, others, firstOthers);
                assertThat(taken.count()).as(what).isEqualTo(Math.min(limit, deletes + others));
                if (taken.lastDelete() >= taken.firstDelete()) {
                    assertThat(taken.firstDelete()).as(what).isGreaterThanOrEqualTo(staged.firstDelete());
                    assertThat(taken.lastDelete()).as(what).isLessThanOrEqualTo(staged.lastDelete());
                }
                if (taken.lastOther() >= taken.firstOther()) {
                    assertThat(taken.firstOther()).as(what).isGreaterThanOrEqualTo(staged.firstOther());
                    assertThat(taken.lastOther()).as(what).isLessThanOrEqualTo(staged.lastOther());
                }
                assertPreferredFirst(taken, what, limit, deletes, firstDeletes, firstOthers);
            }
        }
    }

    /** A row of another bucket is taken only when no staged row of the bucket is left. */
    private static void assertPreferredFirst(
            TakenRows taken, String what, long limit, long deletes, long firstDeletes, long firstOthers) {
        if (taken.lastOther() > limit) {
            assertThat(limit + 1 - taken.firstOther()).as(what).isEqualTo(Math.min(firstOthers, limit));
        }
        if (deletes > 0 && taken.firstDelete() < 1 - limit) {
            assertThat(taken.lastDelete() + limit).as(what).isEqualTo(Math.min(firstDeletes, limit));
        }
    }

    @Test
    void deletesHaveAShareOfOneTenth() {
        TakenRows taken = TakenRows.of(plain(100, 100, 100), new Cut(100, 1, 0));

        assertThat(taken).isEqualTo(new TakenRows(-9, 0, 1, 90));
    }

    @Test
    void deletesHaveAShareOfAtLeastOneRow() {
        assertThat(TakenRows.of(plain(3, 3, 3), new Cut(3, 1, 0))).isEqualTo(new TakenRows(0, 0, 1, 2));
        assertThat(TakenRows.of(plain(1, 1, 1), new Cut(1, 1, 0))).isEqualTo(new TakenRows(0, 0, 1, 0));
    }

    @Test
    void eachSideTakesWhatTheOtherLeaves() {
        assertThat(TakenRows.of(plain(100, 100, 20), new Cut(100, 1, 0))).isEqualTo(new TakenRows(-79, 0, 1, 20));
        assertThat(TakenRows.of(plain(100, 4, 100), new Cut(100, 1, 0))).isEqualTo(new TakenRows(-3, 0, 1, 96));
    }

    @Test
    void rowsOfThePreferredBucketAreTakenBeforeTheOthers() {
        TakenRows taken = TakenRows.of(staged(100, 80, 5, 150, 30), new Cut(100, 4, 1));

        assertThat(taken).isEqualTo(new TakenRows(-104, -95, 71, 160));
    }
}
