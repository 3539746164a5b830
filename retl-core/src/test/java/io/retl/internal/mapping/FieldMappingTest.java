package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.map;
import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.mapping.Expression;
import io.retl.warehouse.spi.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldMappingTest {
    @Test
    void payloadHasTheFieldsInTheOrderOfTheMapping() {
        Map<String, Expression> fields = new LinkedHashMap<>();
        fields.put("z", column("id"));
        fields.put("a", recordId());
        fields.put("m", literal("shop"));

        Payload payload = FieldMapping.of(fields).payload(row("id", 42L));

        assertThat(payload.changeKind()).isEqualTo(ChangeKind.ADDED);
        assertThat(payload.recordId()).isEqualTo("42");
        assertThat(payload.messageId()).isEqualTo("m-1");
        assertThat(payload.fields().toString()).isEqualTo("{z=42, a=42, m=shop}");
    }

    @Test
    void nullFieldIsSentAndAbsentFieldIsNot() {
        assertThat(map(column("a"), row("a", null)).has("f")).isTrue();
        assertThat(map(column("a").omitNull(), row("a", null)).has("f")).isFalse();
    }

    @Test
    void absentMembersAreDroppedAtEveryDepthAndNullStays() {
        Expression expression = object().set("gone", column("a").omitNull())
                .set("null", column("a"))
                .set("deep", object().set("gone", literal(null).omitNull()).set("null", literal(null)));

        assertThat(value(expression, row("a", null)).toString()).isEqualTo("{null=null, deep={null=null}}");
    }

    @Test
    void absentElementOfAnArrayIsNull() {
        Expression expression =
                array().add(literal(1)).add(column("a").omitNull()).add(literal(3));

        assertThat(value(expression, row("a", null))).isEqualTo(Arrays.asList(1L, null, 3L));
    }

    @Test
    void omitNullClearsObjectsWithinObjectsButNothingInsideAnArray() {
        RowEvent row = row("a", new JsonText("{\"x\":null,\"o\":{\"y\":null,\"z\":1},\"l\":[null,{\"y\":null}]}"));

        assertThat(value(column("a").omitNull(), row).toString()).isEqualTo("{o={z=1}, l=[null, {y=null}]}");
    }

    @Test
    void eachElementGoesThroughTheShape() {
        RowEvent row = row("items", new JsonText("[{\"sku\":\"A\",\"n\":1},{\"n\":null}]"), "sku", "of the row");
        Expression expression = array(column("items"))
                .each(object().set("sku", column("sku")).set("n", column("n")).set("order", recordId()));

        assertThat(value(expression, row).toString()).isEqualTo("[{sku=A, n=1, order=42}, {n=null, order=42}]");
    }

    @Test
    void shapeMayBeAnyExpression() {
        RowEvent row = row("items", new JsonText("[{\"sku\":\"A\"},{},null]"));

        assertThat(value(array(column("items")).each(column("sku")), row)).isEqualTo(Arrays.asList("A", null, null));
        assertThat(value(array(column("items")).each(template("<{{sku}}>")), row))
                .isEqualTo(List.of("<A>", "<>", "<>"));
    }

    @Test
    void everyMemberOfANullElementIsNullAndOfAScalarAbsent() {
        RowEvent row = row("items", new JsonText("[null, 7]"));

        assertThat(value(array(column("items")).each(object().set("sku", column("sku"))), row)
                        .toString())
                .isEqualTo("[{sku=null}, {}]");
    }

    @Test
    void arraysWithinElementsTakeAShapeOfTheirOwn() {
        RowEvent row = row("orders", new JsonText("[{\"lines\":[{\"sku\":\"A\"},{\"sku\":\"B\"}]}]"));
        Expression expression = array(column("orders"))
                .each(object().set("skus", array(column("lines")).each(column("sku"))));

        assertThat(value(expression, row).toString()).isEqualTo("[{skus=[A, B]}]");
    }

    @Test
    void objectCountsAsAnArrayOfOneAndOtherValuesPass() {
        Expression expression = array(column("items")).each(column("sku"));

        assertThat(value(expression, row("items", Map.of("sku", "A")))).isEqualTo(List.of("A"));
        assertThat(value(expression, row("items", "text"))).isEqualTo("text");
        assertThat(map(expression, row("items", null)).has("f")).isTrue();
        assertThat(map(array(column("items").omitNull()).each(column("sku")), row("items", null))
                        .has("f"))
                .isFalse();
    }

    @Test
    void columnAloneTakesTheWholeArray() {
        assertThat(value(column("items"), row("items", List.of(1L, List.of("x")))))
                .isEqualTo(List.of(1L, List.of("x")));
    }

    @Test
    void deletedRowKeepsItsIdAndHasNullColumns() {
        RowEvent row = row(ChangeKind.DELETED, "email", "left over");

        Payload payload = FieldMapping.of(Map.of("email", column("email"), "id", recordId()))
                .payload(row);

        assertThat(payload.has("email")).isTrue();
        assertThat(payload.field("email")).isNull();
        assertThat(payload.field("id")).isEqualTo("42");
    }

    @Test
    void resultOfSixtyFourLevelsPassesAndOneMoreIsRefused() {
        RowEvent row = row("a", new JsonText("[".repeat(64) + "]".repeat(64)));

        assertThat(map(column("a"), row).has("f")).isTrue();
        assertThatThrownBy(() -> map(object().set("x", column("a")), row))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("field 'f': the value nests deeper than 64 levels. Flatten it in the model.");
    }

    @Test
    void valueThatCannotBeMappedNamesFieldAndColumnButNotTheValue() {
        UUID secret = UUID.randomUUID();

        assertThatThrownBy(() -> map(column("a"), row("a", secret)))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("field 'f': column 'a': a value of type java.util.UUID cannot be mapped."
                        + " Cast it to a text in the model.");
        assertThatThrownBy(() -> map(template("{{a}}"), row("a", new JsonText("[secret]"))))
                .isInstanceOf(MappingFailedException.class)
                .hasMessageStartingWith("field 'f': column 'a': the JSON is malformed at character ")
                .hasMessageNotContaining("secret");
    }
}
