package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import io.retl.mapping.Expression;
import io.retl.warehouse.spi.JsonText;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The lines of docs/mapping.md that stand side by side. */
class TwoFacesTest {
    @TestFactory
    Stream<DynamicTest> bothFacesGiveTheSame() {
        return Stream.of(
                pair(column("plan"), "{\"@path\": \"$.properties.plan\"}", "\"pro\""),
                pair(recordId(), "{\"@path\": \"$.__segment_id\"}", "\"42\""),
                pair(literal("shop"), "\"shop\"", "\"shop\""),
                pair(literal("shop"), "{\"@literal\": \"shop\"}", "\"shop\""),
                pair(
                        template("{{first}} {{last}}"),
                        "{\"@template\": \"{{properties.first}} {{properties.last}}\"}",
                        "\"Ann Lee\""),
                pair(
                        object().set("plan", column("plan")),
                        "{\"plan\": {\"@path\": \"$.properties.plan\"}}",
                        "{\"plan\":\"pro\"}"),
                pair(
                        array().add(column("plan")).add(literal(1)),
                        "[{\"@path\": \"$.properties.plan\"}, 1]",
                        "[\"pro\",1]"),
                pair(
                        array(column("items")).each(object().set("id", column("sku"))),
                        "{\"@arrayPath\": [\"$.properties.items\", {\"id\": {\"@path\": \"$.sku\"}}]}",
                        "[{\"id\":\"A\"},{}]"));
    }

    private static DynamicTest pair(Expression fluent, String json, String result) {
        return DynamicTest.dynamicTest(json, () -> {
            RowEvent row =
                    row("plan", "pro", "first", "Ann", "last", "Lee", "items", new JsonText("[{\"sku\":\"A\"},{}]"));

            assertThat(Json.write(value(fluent, row))).isEqualTo(result);
            assertThat(Json.write(value(directives(Json.parse(json)), row))).isEqualTo(result);
        });
    }
}
