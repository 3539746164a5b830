package io.retl.internal.mapping;

import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.internal.json.Json;
import io.retl.mapping.Expression;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConstantFieldsTest {
    @Test
    void literalsAndWhatIsMadeOfThemAreConstant() {
        assertThat(constant(literal(500))).isEqualTo("{\"f\":500}");
        assertThat(constant(literal(null))).isEqualTo("{\"f\":null}");
        assertThat(constant(object().set("a", literal(1)).set("b", array().add(template("x")))))
                .isEqualTo("{\"f\":{\"a\":1,\"b\":[\"x\"]}}");
        assertThat(constant(array(literal(List.of(1, 2))).each(literal("x")))).isEqualTo("{\"f\":[\"x\",\"x\"]}");
        assertThat(constant(
                        object().set("a", literal(null)).set("b", literal(1)).omitNull()))
                .isEqualTo("{\"f\":{\"b\":1}}");
    }

    @Test
    void directivesWithoutAPathAreConstant() {
        assertThat(constant(directives("http://localhost/in"))).isEqualTo("{\"f\":\"http://localhost/in\"}");
        assertThat(constant(directives(Map.of("a", Arrays.asList(1, null, Map.of("@literal", true))))))
                .isEqualTo("{\"f\":{\"a\":[1,null,true]}}");
        assertThat(constant(directives(Map.of("@template", "no placeholder")))).isEqualTo("{\"f\":\"no placeholder\"}");
    }

    @Test
    void whatReadsTheRowIsNotConstant() {
        for (Expression expression : List.of(
                column("a"),
                recordId(),
                template("{{a}}"),
                object().set("a", literal(1)).set("b", recordId()),
                array().add(column("a")),
                array(column("a")).each(literal(1)),
                array(literal(List.of(1))).each(column("a")),
                column("a").omitNull(),
                directives(Map.of("@path", "$.event")),
                directives(Map.of("@template", "{{event}}")),
                directives(Map.of("@template", Map.of("@path", "$.event"))),
                directives(Map.of("@arrayPath", List.of("$.properties.a", Map.of("x", 1)))),
                directives(List.of(1, Map.of("@path", "$.event"))))) {
            assertThat(constant(expression)).as(expression.toString()).isEqualTo("{}");
        }
    }

    @Test
    void constantThatIsAbsentOrCannotBeMappedIsLeftOut() {
        assertThat(constant(literal(null).omitNull())).isEqualTo("{}");
        assertThat(constant(directives(Map.of("@case", Map.of("operator", "title", "value", "x")))))
                .isEqualTo("{}");
        assertThat(constant(directives(List.of(Map.of("@nope", 1))))).isEqualTo("{}");
    }

    @Test
    void constantsComeInTheOrderOfTheFieldsAndCannotBeChanged() {
        Map<String, Expression> fields = new LinkedHashMap<>();
        fields.put("z", literal(1));
        fields.put("y", column("a"));
        fields.put("a", object().set("b", array().add(literal(2))));

        Map<String, @Nullable Object> constants = FieldMapping.of(fields).constants();

        assertThat(Json.write(constants)).isEqualTo("{\"z\":1,\"a\":{\"b\":[2]}}");
        assertThatThrownBy(() -> constants.put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) constants.get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static String constant(Expression expression) {
        return Json.write(FieldMapping.of(Map.of("f", expression)).constants());
    }
}
