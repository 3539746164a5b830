package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.map;
import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.directives;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.ChangeKind;
import io.retl.internal.json.Json;
import io.retl.mapping.Expression;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowPathTest {
    @Test
    void pathsReadTheEventOfTheRow() {
        RowEvent row = row(ChangeKind.UPDATED, "email", "ann@example.com");

        assertThat(value(path("$.properties.email"), row)).isEqualTo("ann@example.com");
        assertThat(value(path("$.__segment_id"), row)).isEqualTo("42");
        assertThat(value(path("$.messageId"), row)).isEqualTo("m-1");
        assertThat(value(path("$.event"), row)).isEqualTo("updated");
        assertThat(value(path("$.type"), row)).isEqualTo("track");
        assertThat(value(path("$.timestamp"), row)).isEqualTo("2025-03-01T10:00:05.000Z");
        assertThat(value(path("$.receivedAt"), row)).isEqualTo("2025-03-01T10:00:05.000Z");
    }

    @Test
    void pathToOneColumnConvertsNoOther() {
        RowEvent row = row("email", "ann@example.com", "broken", UUID.randomUUID());

        assertThat(value(path("$.properties.email"), row)).isEqualTo("ann@example.com");
        assertThat(map(path("$.properties.other"), row).has("f")).isFalse();
        assertThatThrownBy(() -> map(path("$.properties"), row))
                .isInstanceOf(MappingFailedException.class)
                .hasMessageStartingWith("field 'f': column 'broken': a value of type java.util.UUID");
    }

    @Test
    void columnIsFoundWhateverItsCaseUnlessSeveralFit() {
        assertThat(value(path("$.properties.email"), row("EMAIL", "a"))).isEqualTo("a");
        assertThat(value(path("$.properties.Id"), row("ID", 1L, "Id", 2L))).isEqualTo(2L);
        assertThat(map(path("$.properties.id"), row("ID", 1L, "Id", 2L)).has("f"))
                .isFalse();
        assertThat(value(directives(Map.of("@template", "<{{properties.email}}>")), row("EMAIL", "a")))
                .isEqualTo("<a>");
    }

    @Test
    void wholePropertiesHaveTheNamesOfTheWarehouse() {
        assertThat(Json.write(value(path("$.properties"), row("ID", 1L, "tags", new JsonText("[1]")))))
                .isEqualTo("{\"ID\":1,\"tags\":[1]}");
    }

    @Test
    void propertiesAreAMapThatFindsAColumnWhateverItsCase() {
        Map<?, ?> properties = (Map<?, ?>) row("ID", 1L, "note", null).whole().get("properties");

        assertThat(properties).hasSize(2).hasToString("{ID=1, note=null}");
        assertThat(properties.get("id")).isEqualTo(1L);
        assertThat(properties.containsKey("Note")).isTrue();
        assertThat(properties.containsKey("other")).isFalse();
        assertThat(properties.get("other")).isNull();
        assertThat(properties.keySet().stream().map(String::valueOf)).containsExactly("ID", "note");
        assertThatThrownBy(() -> properties.remove("ID")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void columnReturnedTwiceHasItsLastValue() {
        RowEvent row = row("id", 1L, "x", 2L, "id", 3L);

        assertThat(value(path("$.properties.id"), row)).isEqualTo(3L);
        assertThat(Json.write(value(path("$.properties"), row))).isEqualTo("{\"id\":3,\"x\":2}");
    }

    @Test
    void wholeEventIsAValueToo() {
        assertThat(Json.write(value(path("$."), row("id", new BigDecimal("1.50")))))
                .isEqualTo("{\"type\":\"track\",\"event\":\"new\",\"messageId\":\"m-1\","
                        + "\"timestamp\":\"2025-03-01T10:00:05.000Z\",\"receivedAt\":\"2025-03-01T10:00:05.000Z\","
                        + "\"__segment_id\":\"42\",\"properties\":{\"id\":1.50}}");
    }

    @Test
    void deletedRowHasItsIdAndNullColumns() {
        RowEvent row = row(ChangeKind.DELETED, "email", "left over");

        assertThat(value(path("$.event"), row)).isEqualTo("deleted");
        assertThat(value(path("$.__segment_id"), row)).isEqualTo("42");
        assertThat(map(path("$.properties.email"), row).has("f")).isTrue();
        assertThat(value(path("$.properties.email"), row)).isNull();
    }

    @Test
    void nullIsSentAndNothingIsNot() {
        assertThat(map(path("$.properties.a"), row("a", null)).has("f")).isTrue();
        assertThat(map(path("$.properties.b"), row("a", null)).has("f")).isFalse();
    }

    @Test
    void elementsOfAColumnTakeAShapeAndThatReadsTheElement() {
        RowEvent row = row("items", new JsonText("[{\"sku\":\"A\"},null]"), "sku", "of the row");
        Expression skus =
                directives(Map.of("@arrayPath", List.of("$.properties.items", Map.of("id", Map.of("@path", "$.sku")))));

        assertThat(Json.write(value(skus, row))).isEqualTo("[{\"id\":\"A\"},{\"id\":null}]");
    }

    @Test
    void failureOfARowNamesTheFieldAndNoValue() {
        Expression computed = directives(Map.of("@path", Map.of("@path", "$.properties.secret")));

        assertThatThrownBy(() -> map(computed, row("secret", 4711L)))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("field 'f': @path: expected string, got number");
    }

    private static Expression path(String path) {
        return directives(Map.of("@path", path));
    }
}
