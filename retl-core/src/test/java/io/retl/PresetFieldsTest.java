package io.retl;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.Preset;
import io.retl.destination.spi.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mapping leaves to its action: fields, trigger and sync mode. */
class PresetFieldsTest {
    private static final Action UPSERT = new Upsert(Set.of());
    private static final Action EITHER = new Upsert(Set.of(SyncMode.ADD, SyncMode.UPDATE));

    private record Upsert(Set<SyncMode> syncModes) implements Action {
        @Override
        public String name() {
            return "upsert";
        }

        @Override
        public List<FieldDefinition> fields() {
            return List.of(
                    FieldDefinition.builder("id", FieldType.STRING)
                            .required()
                            .preset(Preset.of(Map.of("@path", "$.__segment_id")))
                            .build(),
                    FieldDefinition.builder("source", FieldType.STRING)
                            .preset(Preset.of("shop"))
                            .build(),
                    FieldDefinition.builder("name", FieldType.STRING).build());
        }

        @Override
        public Set<ChangeKind> presetTrigger() {
            return Set.of(ChangeKind.ADDED, ChangeKind.DELETED);
        }

        @Override
        public Optional<SyncMode> presetSyncMode() {
            return syncModes.isEmpty() ? Optional.empty() : Optional.of(SyncMode.UPDATE);
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
            return DeliveryResult.delivered();
        }
    }

    private static Mapping.Builder onto(Action action) {
        return Mapping.builder("m")
                .model(Definitions.people())
                .destination(Destination.builder("crm").action(action).build())
                .action("upsert");
    }

    private static Mapping built(Mapping.Builder mapping) {
        try (Retl retl = Retl.builder().mapping(mapping.build()).build()) {
            return retl.mappings().get(0);
        }
    }

    @Test
    void mappingThatNamesOnlyTheActionMapsWhatTheActionPresets() {
        Mapping mapping = built(onto(UPSERT));

        assertThat(mapping.fields().keySet()).containsExactly("id", "source");
        assertThat(mapping.trigger()).containsExactlyInAnyOrder(ChangeKind.ADDED, ChangeKind.DELETED);
    }

    @Test
    void mappingThatNamesFieldsMapsNoOthers() {
        Mapping mapping = built(onto(UPSERT).field("id", column("id")));

        assertThat(mapping.fields().keySet()).containsExactly("id");
    }

    @Test
    void presetsFillInWhatIsNotNamedIfTheMappingSaysSo() {
        Mapping mapping = built(onto(UPSERT)
                .field("source", literal("warehouse"))
                .trigger(ChangeKind.UPDATED)
                .presetFields());

        assertThat(mapping.fields()).containsKeys("id", "source");
        assertThat(mapping.fields().get("source")).isEqualTo(literal("warehouse"));
        assertThat(mapping.trigger()).containsExactly(ChangeKind.UPDATED);
    }

    @Test
    void syncModeIsPresetWithTheFields() {
        assertThat(built(onto(EITHER)).syncMode()).contains(SyncMode.UPDATE);
        assertThat(built(onto(EITHER).syncMode(SyncMode.ADD)).syncMode()).contains(SyncMode.ADD);
    }

    @Test
    void actionThatKnowsSeveralWaysMustBeToldWhich() {
        Definitions.assertProblems(
                () -> built(onto(EITHER).field("id", column("id"))),
                "Mapping 'm': action 'upsert' needs a sync mode. Add .syncMode(…) with one of [ADD, UPDATE].");
        Definitions.assertProblems(
                () -> built(onto(EITHER).field("id", column("id")).syncMode(SyncMode.MIRROR)),
                "Mapping 'm': action 'upsert' does not take the sync mode MIRROR. Add .syncMode(…) with one of [ADD, UPDATE].");
    }

    @Test
    void reservedFieldsOfTheSeedSystemSayTheSame() {
        Mapping mapping = built(onto(EITHER)
                .field("id", column("id"))
                .field("__segment_internal_sync_mode", literal("add"))
                .field("__segment_internal_matching_key", literal("id"))
                .field("retlOnMappingSave", literal(Map.of("outputs", Map.of("list", "7")))));

        assertThat(mapping.fields()).containsKey("id");
    }

    @Test
    void fieldsThatDecideAboutBatchesAreTakenByEveryAction() {
        Mapping mapping = built(onto(UPSERT)
                .field("id", column("id"))
                .field("enable_batching", literal(true))
                .field("batch_size", literal(10))
                .field("batch_bytes", literal(1_000))
                .field("batch_keys", literal(List.of("id"))));

        assertThat(mapping.fields()).hasSize(5);
    }

    @Test
    void fixedValueThatNoRecordCouldHaveIsFoundAtOnce() {
        Definitions.assertProblems(
                () -> built(onto(UPSERT).field("id", literal(List.of(1, 2)))),
                "Mapping 'm': field 'id' is the same for every row, and action 'upsert' takes none like it: The value at /id"
                        + " must be a string but it was an array.");
    }

    @Test
    void actionWithoutPresetsNeedsFields() {
        Definitions.assertProblems(
                () -> built(Mapping.builder("m")
                        .model(Definitions.people())
                        .destination(Destination.builder("crm")
                                .action("upsert", (payload, context) -> {})
                                .build())
                        .action("upsert")),
                "Mapping 'm': no field is mapped, and action 'upsert' presets none. Add .field(\"…\", column(\"…\")).");
    }
}
