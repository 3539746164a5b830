package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static Payload.Builder payload() {
        return Payload.builder(ChangeKind.UPDATED, "42").messageId("m-1");
    }

    @Test
    void fieldsKeepTheirOrderAndNullDiffersFromAbsent() {
        Payload payload = payload().field("z", 1L).field("a", null).build();

        assertThat(payload.fields().keySet()).containsExactly("z", "a");
        assertThat(payload.has("a")).isTrue();
        assertThat(payload.field("a")).isNull();
        assertThat(payload.has("b")).isFalse();
        assertThat(payload.field("b")).isNull();
    }

    @Test
    void nestedValuesAreCopiedAndCannotBeChanged() {
        List<Object> tags = new ArrayList<>(Arrays.asList("a", null));
        Map<String, Object> traits = new HashMap<>(Map.of("tags", tags));
        Payload payload = payload().field("traits", traits).build();

        tags.add("b");
        traits.put("plan", "pro");

        assertThat(payload.field("traits")).isEqualTo(Map.of("tags", Arrays.asList("a", null)));
        Map<?, ?> frozen = (Map<?, ?>) payload.field("traits");
        assertThatThrownBy(frozen::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) frozen.get("tags"))::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> payload.fields().remove("traits")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void builderThatGoesOnDoesNotChangeWhatItBuilt() {
        Payload.Builder builder = payload().field("a", 1L);
        Payload payload = builder.build();

        builder.field("b", 2L);

        assertThat(payload.fields()).containsOnlyKeys("a");
    }

    @Test
    void payloadsAreEqualIfEveryPartIs() {
        Payload payload = payload().field("a", new BigDecimal("1.50")).build();

        assertThat(payload)
                .isEqualTo(payload().field("a", new BigDecimal("1.50")).build())
                .hasSameHashCodeAs(payload().field("a", new BigDecimal("1.50")).build())
                .isNotEqualTo(payload().field("a", new BigDecimal("1.5")).build())
                .isNotEqualTo(payload()
                        .messageId("m-2")
                        .field("a", new BigDecimal("1.50"))
                        .build())
                .isNotEqualTo(Payload.builder(ChangeKind.ADDED, "42")
                        .messageId("m-1")
                        .field("a", new BigDecimal("1.50"))
                        .build());
    }

    @Test
    void textNamesTheFieldsAndNoValue() {
        assertThat(payload().field("email", "ann@example.org").build()).hasToString("Payload[UPDATED, fields=[email]]");
    }

    @Test
    void deliveryHoldsAtLeastOnePayloadAndCountsFromOne() {
        assertThatThrownBy(() -> new Delivery(List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payloads is empty; a delivery holds at least one");
        assertThatThrownBy(() -> new Delivery(List.of(payload().build()), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempt is 0; the first is 1");
        assertThat(new Delivery(List.of(payload().build()), 1).size()).isOne();
    }
}
