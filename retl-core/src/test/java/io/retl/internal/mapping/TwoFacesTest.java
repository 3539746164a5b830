package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.merge;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static io.retl.mapping.Expressions.when;
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
                        "[{\"id\":\"A\"},{}]"),
                pair(
                        when(column("plan").exists()).then(column("plan")).otherwise(literal("free")),
                        "{\"@if\": {\"exists\": {\"@path\": \"$.properties.plan\"},"
                                + " \"then\": {\"@path\": \"$.properties.plan\"}, \"else\": \"free\"}}",
                        "\"pro\""),
                pair(
                        when(column("plan").isBlank()).then(literal("free")).otherwise(column("plan")),
                        "{\"@if\": {\"blank\": {\"@path\": \"$.properties.plan\"},"
                                + " \"then\": {\"@path\": \"$.properties.plan\"}, \"else\": \"free\"}}",
                        "\"pro\""),
                pair(
                        column("plan").upperCase(),
                        "{\"@case\": {\"operator\": \"upper\", \"value\": {\"@path\": \"$.properties.plan\"}}}",
                        "\"PRO\""),
                pair(
                        column("plan").replace("p", "b"),
                        "{\"@replace\": {\"pattern\": \"p\", \"replacement\": \"b\","
                                + " \"value\": {\"@path\": \"$.properties.plan\"}}}",
                        "\"bro\""),
                pair(
                        object().set("a", object().set("b", column("plan"))).flatten("."),
                        "{\"@flatten\": {\"separator\": \".\","
                                + " \"value\": {\"a\": {\"b\": {\"@path\": \"$.properties.plan\"}}}}}",
                        "{\"a.b\":\"pro\"}"),
                pair(
                        merge(object().set("a", literal(1)), object().set("a", literal(2))),
                        "{\"@merge\": {\"direction\": \"right\", \"objects\": [{\"a\": 1}, {\"a\": 2}]}}",
                        "{\"a\":2}"),
                pair(
                        column("items").toJson(),
                        "{\"@json\": {\"mode\": \"encode\", \"value\": {\"@path\": \"$.properties.items\"}}}",
                        "\"[{\\\"sku\\\":\\\"A\\\"},{}]\""),
                pair(literal("[1]").parseJson(), "{\"@json\": {\"mode\": \"decode\", \"value\": \"[1]\"}}", "[1]"),
                pair(
                        object().set("a", literal(null)).set("b", literal(1)).omitNull(),
                        "{\"@excludeWhenNull\": {\"a\": null, \"b\": 1}}",
                        "{\"b\":1}"));
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
