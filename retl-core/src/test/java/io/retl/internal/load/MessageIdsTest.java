package io.retl.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.DeltaKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    private static final MessageIds IDS = new MessageIds("state-1", "m", Set.of());

    @Test
    void sameTransitionHasTheSameIdInEveryProcess() {
        assertThat(IDS.of(DeltaKind.UPDATED, "42", "c1", 7)).isEqualTo("bf027fe444d0e1ae082ebc39fb48ae29");
    }

    @Test
    void addAndUpdateAreOneAttemptBecauseBothAreUpserts() {
        assertThat(IDS.of(DeltaKind.ADDED, "42", "c1", 7)).isEqualTo(IDS.of(DeltaKind.UPDATED, "42", "c1", 7));
    }

    @Test
    void everyPartOfATransitionCounts() {
        String id = IDS.of(DeltaKind.UPDATED, "42", "c1", 7);

        assertThat(Set.of(
                        id,
                        IDS.of(DeltaKind.UPDATED, "43", "c1", 7),
                        IDS.of(DeltaKind.UPDATED, "42", "c2", 7),
                        IDS.of(DeltaKind.UPDATED, "42", "c1", 8),
                        IDS.of(DeltaKind.DELETED, "42", null, 7),
                        new MessageIds("state-2", "m", Set.of()).of(DeltaKind.UPDATED, "42", "c1", 7),
                        new MessageIds("state-1", "n", Set.of()).of(DeltaKind.UPDATED, "42", "c1", 7)))
                .hasSize(7);
    }

    @Test
    void movedBoundariesBetweenPartsMakeAnotherId() {
        assertThat(IDS.of(DeltaKind.ADDED, "4", "2c", 7)).isNotEqualTo(IDS.of(DeltaKind.ADDED, "42", "c", 7));
        assertThat(IDS.of(DeltaKind.ADDED, "42", "c", 17)).isNotEqualTo(IDS.of(DeltaKind.ADDED, "42", "c1", 7));
        assertThat(new MessageIds("a", "bc", Set.of()).of(DeltaKind.ADDED, "1", "c", 1))
                .isNotEqualTo(new MessageIds("ab", "c", Set.of()).of(DeltaKind.ADDED, "1", "c", 1));
    }
}
