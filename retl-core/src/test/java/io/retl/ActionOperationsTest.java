package io.retl;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.MappingHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person who writes a mapping asks of its action. */
class ActionOperationsTest {
    /** Adds records to a list that its hook made. */
    private record Lists(List<Object> delivered) implements Action, MappingHook {
        @Override
        public String name() {
            return RETL_ON_MAPPING_SAVE;
        }

        @Override
        public List<FieldDefinition> inputs() {
            return List.of(FieldDefinition.builder("size", FieldType.INTEGER)
                    .required()
                    .build());
        }

        @Override
        public Map<String, @Nullable Object> run(Map<String, @Nullable Object> inputs, DeliveryContext context) {
            return Map.of("list", context.mappingId() + "-" + inputs.get("size"));
        }

        @Override
        public List<MappingHook> hooks() {
            return List.of(this);
        }

        @Override
        public DynamicChoices choices(ChoicesRequest request, DeliveryContext context) {
            return new DynamicChoices(List.of(FieldChoice.of(request.field() + "-1")), null);
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
            delivered.add(context.hookOutputs(RETL_ON_MAPPING_SAVE).getOrDefault("list", "none"));
            return DeliveryResult.delivered();
        }
    }

    private final Lists lists = new Lists(new ArrayList<>());

    private Mapping.Builder mapping() {
        return Mapping.builder("m")
                .model(Definitions.people())
                .destination(Destination.builder("crm").action(lists).build())
                .action(lists.name())
                .field("email", column("email"));
    }

    private static Retl retl(Mapping.Builder mapping) {
        return Retl.builder().mapping(mapping.build()).build();
    }

    @Test
    void hookGetsInputsInTheFormOfItsFieldsAndItsOutputsGoIntoTheMapping() throws InterruptedException {
        try (Retl retl = retl(mapping())) {
            Map<String, @Nullable Object> outputs =
                    retl.runHook("m", MappingHook.RETL_ON_MAPPING_SAVE, Map.of("size", "7"));

            assertThat(outputs).isEqualTo(Map.of("list", "m-7"));
            assertThat(mapping()
                            .hookOutputs(MappingHook.RETL_ON_MAPPING_SAVE, outputs)
                            .build()
                            .hookOutputs())
                    .containsEntry(MappingHook.RETL_ON_MAPPING_SAVE, outputs);
        }
    }

    @Test
    void inputsThatDoNotFitAreRefused() {
        try (Retl retl = retl(mapping())) {
            assertThatThrownBy(() -> retl.runHook("m", MappingHook.RETL_ON_MAPPING_SAVE, Map.of("size", "many")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Mapping 'm': hook 'retlOnMappingSave': The value at /size must be an integer but it was"
                                    + " a string.");
        }
    }

    @Test
    void hookThatTheActionDoesNotHaveIsRefused() {
        try (Retl retl = retl(mapping())) {
            assertThatThrownBy(() -> retl.runHook("m", "onSave", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Mapping 'm': action 'retlOnMappingSave' has no hook 'onSave'. It has: retlOnMappingSave.");
        }
    }

    @Test
    void choicesAreTheActionsOwn() throws InterruptedException {
        try (Retl retl = retl(mapping())) {
            assertThat(retl.choices("m", new ChoicesRequest("list", Map.of(), null))
                            .choices())
                    .containsExactly(FieldChoice.of("list-1"));
        }
    }

    @Test
    void destinationInCodeTakesItsCredentials() throws InterruptedException {
        try (Retl retl = retl(mapping())) {
            retl.testDestination("crm");

            assertThatThrownBy(() -> retl.testDestination("crn"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no destination 'crn'. There are: crm. Did you mean 'crm'?");
        }
    }
}
