package io.retl.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldPreviewTest {
    private static final List<FieldDefinition> FIELDS =
            List.of(FieldDefinition.builder("age", FieldType.INTEGER).required().build());

    @Test
    void recordThatFitsHasFields() {
        FieldPreview preview = FieldPreview.of(FIELDS, Map.of("age", "7", "name", "Ann"), BatchLimits.Mode.BATCH);

        assertThat(preview.isRefused()).isFalse();
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.fields()).isEqualTo(Map.of("age", 7L));
        assertThat(preview).hasToString("FieldPreview[fields]");
    }

    @Test
    void recordThatDoesNotFitHasProblems() {
        FieldPreview preview = FieldPreview.of(FIELDS, Map.of("age", "seven"), BatchLimits.Mode.BATCH);

        assertThat(preview.isRefused()).isTrue();
        assertThat(preview.problems()).containsExactly("The value at /age must be an integer but it was a string.");
        assertThat(preview).hasToString("FieldPreview[refused]");
        assertThatThrownBy(preview::fields).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fieldsCannotBeChanged() {
        Map<String, Object> mapped = new HashMap<>(Map.of("a", 1L));
        FieldPreview preview = FieldPreview.of(List.of(), mapped, BatchLimits.Mode.SINGLE);

        assertThatThrownBy(() -> preview.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
