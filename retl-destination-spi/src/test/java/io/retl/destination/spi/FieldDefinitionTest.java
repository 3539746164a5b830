package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldDefinitionTest {
    @Test
    void definitionSaysWhatItIs() {
        FieldDefinition field = FieldDefinition.builder("emails", FieldType.STRING)
                .multiple()
                .required()
                .build();

        assertThat(field).hasToString("FieldDefinition[emails STRING[], required]");
    }

    @Test
    void laterChangesOfTheBuilderDoNotReachWhatItBuilt() {
        FieldDefinition.Builder builder = FieldDefinition.builder("plan", FieldType.STRING);
        FieldDefinition field = builder.choice(FieldChoice.of("a")).build();

        FieldDefinition later = builder.choice(FieldChoice.of("b")).build();

        assertThat(field.choices()).hasSize(1);
        assertThat(later.choices()).hasSize(2);
    }

    @Test
    void alwaysAndNeverAreRequirementsWithoutConditions() {
        FieldDefinition always =
                FieldDefinition.builder("a", FieldType.ANY).required().build();
        FieldDefinition never = FieldDefinition.builder("a", FieldType.ANY).build();

        assertThat(always.requirement()).isEqualTo(FieldRequirement.ALWAYS);
        assertThat(always.isRequired()).isTrue();
        assertThat(never.requirement()).isEqualTo(FieldRequirement.NEVER);
        assertThat(never.isRequired()).isFalse();
    }

    @Test
    void requirementKeepsACopyOfItsConditions() {
        List<FieldCondition> conditions = new ArrayList<>(List.of(FieldCondition.is("a", "b")));
        FieldRequirement requirement = new FieldRequirement(FieldRequirement.Match.ALL, conditions);

        conditions.clear();

        assertThat(requirement.conditions()).containsExactly(FieldCondition.is("a", "b"));
    }

    @Test
    void limitsThatLetNothingPassAreRefused() {
        assertThatThrownBy(() -> BatchLimits.batch(0, 1)).hasMessage("maxRecords is 0; it is at least 1.");
        assertThatThrownBy(() -> BatchLimits.batch(1, 0)).hasMessage("maxBytes is 0; it is at least 1.");
        assertThatThrownBy(() -> new BatchLimits(BatchLimits.Mode.SINGLE, 2, 1, List.of()))
                .hasMessage("maxRecords is 2; a single change is 1.");
    }

    @Test
    void limitsByKeysAreOtherwiseTheSame() {
        BatchLimits limits = BatchLimits.batch(10, 1_000).by(List.of("list_id"));

        assertThat(limits).isEqualTo(new BatchLimits(BatchLimits.Mode.BATCH, 10, 1_000, List.of("list_id")));
        assertThat(BatchLimits.single().mode()).isEqualTo(BatchLimits.Mode.SINGLE);
    }
}
