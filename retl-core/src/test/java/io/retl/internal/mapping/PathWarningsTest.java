package io.retl.internal.mapping;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.mapping.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathWarningsTest {
    @Test
    void pathToNoColumnIsReportedWithTheNearestName() {
        assertThat(warnings(Map.of("@path", "$.properties.emial"), "id", "email"))
                .containsExactly("field 'f' reads '$.properties.emial', which the model does not return, so it is"
                        + " absent for every row. Did you mean 'email'?");
    }

    @Test
    void placeholderForNoColumnIsReportedToo() {
        assertThat(warnings(Map.of("@template", "Hi {{ properties.nickname }}, {{{properties.x}}}"), "id", "plan"))
                .containsExactly(
                        "field 'f' reads 'properties.nickname', which the model does not return, so it is absent for"
                                + " every row. Available: id, plan.",
                        "field 'f' reads 'properties.x', which the model does not return, so it is absent for every"
                                + " row. Available: id, plan.");
    }

    @Test
    void pathIntoAMissingColumnIsReportedOncePerField() {
        Object mapping = List.of(
                Map.of("@path", "$.properties.address.city"),
                Map.of("@path", "$.properties.address.city"),
                Map.of("@arrayPath", List.of("properties['orders']", Map.of("@path", "$.properties.sku"))));

        assertThat(warnings(mapping, "id"))
                .containsExactly(
                        "field 'f' reads '$.properties.address.city', which the model does not return, so it is absent"
                                + " for every row. Available: id.",
                        "field 'f' reads 'properties['orders']', which the model does not return, so it is absent for"
                                + " every row. Available: id.");
    }

    @Test
    void pathThatComputesAPathIsReported() {
        assertThat(warnings(Map.of("@path", Map.of("@path", "$.properties.emial")), "email"))
                .containsExactly("field 'f' reads '$.properties.emial', which the model does not return, so it is"
                        + " absent for every row. Did you mean 'email'?");
    }

    @Test
    void nameThatFitsSeveralColumnsIsReported() {
        assertThat(warnings(Map.of("@path", "$.properties.id"), "ID", "Id"))
                .containsExactly("field 'f' reads '$.properties.id', which fits several columns of the model: 'ID',"
                        + " 'Id', so it is absent for every row. Write one of them exactly, or give them different"
                        + " names in the query.");
    }

    @Test
    void otherPathsAreNotReported() {
        assertThat(warnings(
                        List.of(
                                Map.of("@path", "$.properties.EMAIL"),
                                Map.of("@path", "$.properties"),
                                Map.of("@path", "$.__segment_id"),
                                Map.of("@path", "$.traits.email"),
                                Map.of("@path", Map.of("@literal", "$.properties.computed")),
                                Map.of("@literal", "$.properties.text")),
                        "email"))
                .isEmpty();
    }

    @Test
    void pathsAreNoProblemAndColumnsNoWarning() {
        FieldMapping mapping =
                FieldMapping.of(Map.of("f", directives(Map.of("@path", "$.properties.emial")), "g", column("emial")));
        RowShape shape = RowShape.of(List.of("email"));

        assertThat(mapping.warnings(shape)).singleElement().asString().startsWith("field 'f'");
        assertThat(mapping.problems(shape)).singleElement().asString().startsWith("field 'g'");
        assertThat(mapping.columns()).containsExactly("emial");
    }

    private static List<String> warnings(Object mapping, String... columns) {
        Expression expression = directives(mapping);
        return FieldMapping.of(Map.of("f", expression)).warnings(RowShape.of(List.of(columns)));
    }
}
