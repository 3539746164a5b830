package io.retl.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchKeysTest {
    private static Payload payload(Object list) {
        return Payload.builder(ChangeKind.ADDED, "1").field("list", list).build();
    }

    @Test
    void recordsWithEqualValuesGoTogether() {
        List<Payload> payloads = List.of(
                payload(Map.of("id", 1L)),
                payload("a"),
                payload(Map.of("id", 1L)),
                Payload.builder(ChangeKind.ADDED, "2").build(),
                payload("a"));

        assertThat(new BatchKeys(List.of("list")).groups(payloads))
                .containsExactly(List.of(0, 2), List.of(1, 4), List.of(3));
    }

    @Test
    void withoutFieldsAllGoTogether() {
        assertThat(new BatchKeys(List.of()).groups(List.of(payload("a"), payload("b"))))
                .containsExactly(List.of(0, 1));
    }
}
