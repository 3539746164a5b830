package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldFormat;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.Preset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsResourceTest {
    @Test
    void fieldsComeInTheOrderOfTheFile() {
        List<FieldDefinition> fields = FieldsResource.read(FieldsResourceTest.class, "fields.json");

        assertThat(fields).extracting(FieldDefinition::name).containsExactly("email", "traits");
        assertThat(fields.get(0).format()).contains(FieldFormat.EMAIL);
        assertThat(fields.get(0).requirement()).isEqualTo(FieldRequirement.ALWAYS);
        assertThat(fields.get(0).preset()).isEqualTo(Preset.of(Map.of("@path", "$.properties.email")));
        assertThat(fields.get(1).label()).isEqualTo("Traits");
    }

    @Test
    void fieldOfALaterFileTakesThePlaceOfAnEarlierOne() {
        List<FieldDefinition> fields =
                FieldsResource.readAll(FieldsResourceTest.class, "fields.json", "more-fields.json");

        assertThat(fields).extracting(FieldDefinition::name).containsExactly("email", "traits", "plan");
        assertThat(fields.get(1).isRequired()).isTrue();
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> FieldsResource.read(FieldsResourceTest.class, "none.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no file 'none.json' in the package io.retl.destination.http.");
    }

    @Test
    void fileWithoutAnObjectIsRefused() {
        assertThatThrownBy(() -> FieldsResource.read(FieldsResourceTest.class, "no-object.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file 'no-object.json' holds no object.");
        assertThatThrownBy(() -> FieldsResource.read(FieldsResourceTest.class, "no-json.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file 'no-json.json' is no JSON.");
    }
}
