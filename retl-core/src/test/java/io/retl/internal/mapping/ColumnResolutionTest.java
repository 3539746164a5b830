package io.retl.internal.mapping;

import static io.retl.internal.mapping.Rows.map;
import static io.retl.internal.mapping.Rows.row;
import static io.retl.internal.mapping.Rows.value;
import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnResolutionTest {
    @Test
    void columnIsFoundWhateverItsCase() {
        assertThat(value(column("id"), row("ID", 1L))).isEqualTo(1L);
        assertThat(value(column("FirstName"), row("firstname", "Ann"))).isEqualTo("Ann");
    }

    @Test
    void exactNameWinsOverAnotherCase() {
        assertThat(value(column("Id"), row("ID", 1L, "Id", 2L))).isEqualTo(2L);
    }

    @Test
    void mappingNamesTheColumnsOfTheModelButNotTheMembersOfElements() {
        FieldMapping mapping = FieldMapping.of(Map.of(
                "f",
                object().set("a", array(column("items")).each(object().set("sku", column("sku"))))
                        .set("b", array().add(template("{{first}} {{last}}")).add(recordId()))
                        .set("c", column("plan").omitNull())));

        assertThat(mapping.columns()).containsExactly("items", "first", "last", "plan");
    }

    @Test
    void knownColumnsAreNoProblem() {
        assertThat(problems(template("{{id}} {{email}}"), "ID", "email")).isEmpty();
    }

    @Test
    void unknownColumnIsReportedWithTheNearestName() {
        assertThat(problems(column("emial"), "id", "email", "plan"))
                .containsExactly(
                        "field 'f' reads column 'emial', which the model does not return." + " Did you mean 'email'?");
    }

    @Test
    void unknownPlaceholderIsReportedBeforeTheMappingRuns() {
        assertThat(problems(template("Hi {{ nickname }}"), "id", "email"))
                .containsExactly("field 'f' reads column 'nickname', which the model does not return."
                        + " Available: id, email.");
    }

    @Test
    void manyColumnsAreNotAllListed() {
        String[] columns = IntStream.range(100, 130).mapToObj(i -> "c" + i).toArray(String[]::new);

        assertThat(problems(column("plan"), columns))
                .singleElement()
                .asString()
                .endsWith(" Available: " + String.join(", ", List.of(columns).subList(0, 20)) + " and 10 more.");
    }

    @Test
    void ambiguousColumnIsReported() {
        assertThat(problems(column("id"), "ID", "Id"))
                .containsExactly("field 'f' reads column 'id', which fits several columns of the model: 'ID', 'Id'."
                        + " Write one of them exactly, or give them different names in the query.");
    }

    @Test
    void columnReturnedTwiceIsReported() {
        assertThat(problems(column("id"), "id", "id"))
                .singleElement()
                .asString()
                .contains("fits several columns of the model: 'id', 'id'");
    }

    @Test
    void unknownColumnThatNobodyCheckedIsAbsent() {
        assertThat(map(column("other"), row("id", 1L)).has("f")).isFalse();
    }

    @Test
    void rowHasAValueForEachColumn() {
        RowShape shape = RowShape.of(List.of("a", "b"));
        RowChange change = new RowChange(ChangeKind.ADDED, "1", "m", Instant.EPOCH);

        assertThatThrownBy(() -> RowEvent.of(shape, new Object[] {1L}, change))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The row has 1 values for 2 columns.");
    }

    private static List<String> problems(Expression expression, String... columns) {
        return FieldMapping.of(Map.of("f", expression)).problems(RowShape.of(List.of(columns)));
    }
}
