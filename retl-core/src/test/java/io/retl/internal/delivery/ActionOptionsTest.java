package io.retl.internal.delivery;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.MappingHook;
import io.retl.destination.spi.SyncMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionOptionsTest {
    private static final Map<String, Object> RESERVED = Map.of(
            "__segment_internal_sync_mode",
            "add",
            "__segment_internal_matching_key",
            "email",
            MappingHook.RETL_ON_MAPPING_SAVE,
            Map.of("inputs", Map.of(), "outputs", Map.of("list", "7")),
            "plan",
            "pro");

    private static Mapping.Builder mapping() {
        return Mapping.builder("m")
                .model(Model.builder("people")
                        .source(Source.builder("shop")
                                .jdbcUrl("jdbc:h2:mem:unused")
                                .build())
                        .query("SELECT 1 AS id")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action("upsert", (payload, context) -> {})
                        .build())
                .action("upsert")
                .field("email", column("email"));
    }

    @Test
    void reservedFieldsAreNoFields() {
        ActionOptions options = ActionOptions.of(mapping().build(), RESERVED);

        assertThat(options.constants()).isEqualTo(Map.of("plan", "pro"));
        assertThat(options.syncMode()).contains(SyncMode.ADD);
        assertThat(options.matchingKey()).contains("email");
        assertThat(options.hookOutputs()).isEqualTo(Map.of(MappingHook.RETL_ON_MAPPING_SAVE, Map.of("list", "7")));
    }

    @Test
    void propertiesOfTheMappingComeFirst() {
        Mapping mapping = mapping()
                .syncMode(SyncMode.MIRROR)
                .matchingKey("id")
                .hookOutputs(MappingHook.RETL_ON_MAPPING_SAVE, Map.of("list", "8"))
                .build();

        ActionOptions options = ActionOptions.of(mapping, RESERVED);

        assertThat(options.syncMode()).contains(SyncMode.MIRROR);
        assertThat(options.matchingKey()).contains("id");
        assertThat(options.hookOutputs()).isEqualTo(Map.of(MappingHook.RETL_ON_MAPPING_SAVE, Map.of("list", "8")));
    }

    @Test
    void anotherWordIsNoSyncMode() {
        assertThat(ActionOptions.of(mapping().build(), Map.of("__segment_internal_sync_mode", "ADD"))
                        .syncMode())
                .isEmpty();
    }
}
