package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Mapping;
import io.retl.mapping.MappingPreview;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directive that the seed system keeps beside the fields of a mapping. */
class RootTransformTest {
    private static String definitions(String fields) {
        return """
                {"sources":[{"id":"a","jdbcUrl":"jdbc:h2:mem:a"}],
                 "models":[{"id":"m","source":"a","query":"SELECT 1 AS id","uniqueIdentifier":"id"}],
                 "destinations":[{"id":"crm","type":"webhook"}],
                 "mappings":[{"id":"m-to-crm","model":"m","destination":"crm","action":"send","fields":%s}]}
                """.formatted(fields);
    }

    @Test
    void everyFieldIsResolvedAgainstTheTransformedEvent() {
        Definitions definitions = Texts.read(definitions("""
                {"__segment_internal_directive":{"@transform":{"apply":{"mail":{"@path":"$.properties.email"},"one":1}}},
                 "email":{"@path":"$.mail"},"list":[{"@path":"$.one"}],"event":{"kind":{"@path":"$.event"}},"batch_size":5}"""));

        assertThat(definitions.problems()).isEmpty();
        Mapping mapping = definitions.mappings().get(0);
        assertThat(MappingPreview.ofRow(mapping.fields(), "1", Map.of("email", "ann@example.com"))
                        .value())
                .hasToString("{email=ann@example.com, list=[1], event={}, batch_size=5}");
    }

    @Test
    void otherDirectivesStandForNoField() {
        String text = definitions("{\"__segment_internal_directive\":{\"@path\":\"$.a\"},\"url\":\"http://x\"}");

        assertThat(Texts.read(text).problems())
                .singleElement()
                .asString()
                .endsWith("mappings[0].fields.__segment_internal_directive: it is not {\"@transform\": {\"apply\": …}},"
                        + " which alone can stand for all fields.");
    }

    @Test
    void fixedValuesStayFixed() {
        Object around = new RootTransform(Map.of()).around(List.of(1));

        assertThat(new RootTransform(Map.of()).around("text")).isEqualTo("text");
        assertThat(around)
                .isEqualTo(Map.of("@transform", Map.of("apply", Map.of(), "mapping", Map.of("@literal", List.of(1)))));
    }
}
