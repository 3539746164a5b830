package io.retl.internal.mapping;

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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns can make a difference to a field. */
class ReadColumnsTest {
    private static final int EXPRESSIONS = 3_000;
    private static final int DEPTH = 4;
    private static final RowShape SHAPE = RowShape.of(List.of("id", "name", "CITY", "plan"));

    private static Set<String> read(Expression expression) {
        Set<String> names = new TreeSet<>();
        FieldMapping.of(Map.of("field", expression))
                .readColumns(SHAPE)
                .forEach(index -> names.add(SHAPE.columns().get(index)));
        return names;
    }

    private static Set<String> read(String directive) {
        return read(directives(Json.parse(directive)));
    }

    @Test
    void namedColumnsAreRead() {
        Expression both = object().set("a", column("name")).set("b", template("{{city}}!"));

        assertThat(read(both)).containsExactly("CITY", "name");
        assertThat(read("{\"@path\": \"$.properties.city\"}")).containsExactly("CITY");
        assertThat(read("{\"@template\": \"{{properties.plan}}\"}")).containsExactly("plan");
    }

    @Test
    void whatIsNoColumnReadsNone() {
        assertThat(read(literal("name"))).isEmpty();
        assertThat(read(recordId())).isEmpty();
        assertThat(read("{\"@path\": \"$.event\"}")).isEmpty();
        assertThat(read("{\"@path\": \"$.properties.missing\"}")).isEmpty();
        assertThat(read(array(literal(List.of())).each(object().set("a", column("name")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@path\": \"$.properties\"}",
                "{\"@path\": \"$.\"}",
                "{\"@path\": \"properties\"}",
                "{\"@path\": \"\"}",
                "{\"@flatten\": {\"separator\": \".\", \"value\": {\"@path\": \"$.properties\"}}}",
                "{\"@template\": \"{{{properties.name}}} {{properties.plan}}\"}",
                "{\"@template\": {\"@path\": \"$.properties.name\"}}"
            })
    void whatOnlyARowCanNameReadsEveryColumn(String directive) {
        assertThat(read(directive)).containsExactly("CITY", "id", "name", "plan");
    }

    @Test
    void otherColumnsNeverMakeADifference() {
        long seed = new Random().nextLong();
        RandomExpressions random = new RandomExpressions(new Random(seed));
        int narrow = 0;

        for (int count = 0; count < EXPRESSIONS; count++) {
            FieldMapping fields = FieldMapping.of(Map.of("field", random.next(count % DEPTH)));
            RowEvent row = random.row();
            RowEvent other = random.row();
            Set<Integer> read = fields.readColumns(row.shape());
            RowEvent mixed = mixed(row, other, read);
            narrow += read.size() < row.shape().columns().size() ? 1 : 0;

            assertThat(result(fields, mixed))
                    .as("%s with seed %s", fields, seed)
                    .isEqualTo(result(fields, row));
        }

        assertThat(narrow).as("expressions that do not read everything").isGreaterThan(EXPRESSIONS / 3);
    }

    /** A row with what is read of one and everything else of another. */
    private static RowEvent mixed(RowEvent row, RowEvent other, Set<Integer> read) {
        int columns = row.shape().columns().size();
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int index = 0; index < columns; index++) {
            values[index] = (read.contains(index) ? row : other).value(index);
        }
        return RowEvent.of(row.shape(), values, row.change());
    }

    private static String result(FieldMapping fields, RowEvent row) {
        try {
            return Json.write(fields.values(row));
        } catch (MappingFailedException failure) {
            return "failed: " + failure.getMessage();
        }
    }
}
