package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.BatchLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchingTest {
    private final Batching batching = new Batching(75, 2_000, List.of("list"));

    @Test
    void changesGoOneByOneUnlessTheMappingSaysOtherwise() {
        assertThat(batching.limits(Map.of())).isEqualTo(BatchLimits.single());
        assertThat(batching.limits(Map.of("enable_batching", false, "batch_size", 5)))
                .isEqualTo(BatchLimits.single());
    }

    @Test
    void mappingThatOnlyWantsBatchesGetsWhatTheActionTakes() {
        assertThat(batching.limits(Map.of("enable_batching", true)))
                .isEqualTo(BatchLimits.batch(75, 2_000).by(List.of("list")));
        assertThat(Batching.upTo(9).limits(Map.of("enable_batching", "true")))
                .isEqualTo(BatchLimits.batch(9, 4_000_000));
    }

    @Test
    void actionMayPreferBatches() {
        Batching preferred = Batching.upTo(9).preferred();

        assertThat(preferred.limits(Map.of())).isEqualTo(BatchLimits.batch(9, 4_000_000));
        assertThat(preferred.limits(Map.of("enable_batching", false))).isEqualTo(BatchLimits.single());
    }

    @Test
    void mappingMayWantSmallerBatchesWithOtherKeys() {
        Map<String, Object> constants = Map.of(
                "enable_batching",
                true,
                "batch_size",
                new BigDecimal("1E1"),
                "batch_bytes",
                "1000",
                "batch_keys",
                List.of("plan", "country"));

        assertThat(batching.limits(constants))
                .isEqualTo(BatchLimits.batch(10, 1_000).by(List.of("plan", "country")));
    }

    @Test
    void batchOfOneIsABatch() {
        assertThat(batching.limits(Map.of("enable_batching", true, "batch_size", 1L))
                        .mode())
                .isEqualTo(BatchLimits.Mode.BATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "76", "1.5", "many", "", "1e99"})
    void sizeThatCannotBeIsRefused(String size) {
        assertThatThrownBy(() -> batching.limits(Map.of("enable_batching", true, "batch_size", size)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Field 'batch_size' is '" + size + "'; it is a whole number from 1 to 75.");
    }

    @Test
    void bytesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> batching.limits(Map.of("enable_batching", true, "batch_bytes", 2_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Field 'batch_bytes' is '2001'; it is a whole number from 1 to 2000.");
    }
}
