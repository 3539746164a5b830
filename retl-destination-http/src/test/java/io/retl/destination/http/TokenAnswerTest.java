package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
    @Test
    void tokenIsReplacedAMinuteBeforeItRunsOut() {
        assertThat(lifetime(1_800L)).isEqualTo(Duration.ofMinutes(29));
        assertThat(lifetime("3600")).isEqualTo(Duration.ofMinutes(59));
    }

    @Test
    void shortLifeIsUsedUpToItsHalf() {
        assertThat(lifetime(60L)).isEqualTo(Duration.ofSeconds(30));
        assertThat(lifetime(0L)).isEqualTo(Duration.ZERO);
    }

    @Test
    void endlessLifeIsAYear() {
        assertThat(lifetime(999_999_999_999_999_999L))
                .isEqualTo(Duration.ofDays(365).minusMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "", "1e3", "99999999999999999999"})
    void whatMakesNoSenseIsNoLimit(String expires) {
        assertThat(lifetime(expires)).isNull();
        assertThat(lifetime(null)).isNull();
    }

    private static @Nullable Duration lifetime(@Nullable Object expires) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("access_token", "t");
        answer.put("expires_in", expires);
        return TokenAnswer.read(answer).grant().lifetime();
    }
}
