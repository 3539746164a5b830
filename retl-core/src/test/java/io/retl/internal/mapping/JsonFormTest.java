package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import io.retl.mapping.Expression;
import io.retl.mapping.Expressions;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every expression is its JSON: what is read back from it is equal, prints the same and gives the same. */
class JsonFormTest {
    private static final int TRIES = 1_000;

    @Test
    void expressionReadBackFromItsJsonIsTheSame() {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            Expression expression = new RandomExpressions(random).next(4);

            assertReadsBack(expression, "seed " + seed, new RandomExpressions(random).row());
        }
    }

    @Test
    void recordedMappingReadBackFromItsJsonIsTheSame() {
        RowEvent row = new RandomExpressions(new Random(0)).row();
        for (String line : Recordings.zippedLines("/mapping/generated.jsonl.gz")) {
            if (Json.parse(line) instanceof Map<?, ?> recorded
                    && WholeMapping.problems(recorded.get("mapping")).isEmpty()) {
                assertReadsBack(Expressions.directives(recorded.get("mapping")), line, row);
            }
        }
    }

    private static void assertReadsBack(Expression expression, String what, RowEvent row) {
        Expression again = Expressions.directives(expression.json());
        Expression fromText = Expressions.directives(Json.parse(expression.toString()));

        assertThat(again).as(what).isEqualTo(expression).hasToString(expression.toString());
        assertThat(again.hashCode()).as(what).isEqualTo(expression.hashCode());
        assertThat(fromText).as(what).hasToString(expression.toString());
        String result = result(expression, row);
        assertThat(result(again, row)).as(what).isEqualTo(result);
        assertThat(result(fromText, row)).as(what).isEqualTo(result);
    }

    private static String result(Expression expression, RowEvent row) {
        try {
            return Json.write(FieldMapping.of(Map.of("f", expression)).values(row));
        } catch (MappingFailedException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    @Test
    void literalGivesWhatItWasMadeOfWhateverItsKeysAre() {
        for (int seed = 0; seed < TRIES; seed++) {
            RandomExpressions random = new RandomExpressions(new Random(seed));
            Map<String, @Nullable Object> value = Collections.singletonMap("f", random.value(3));

            String result = result(Expressions.literal(value.get("f")), random.row());

            assertThat(Json.parse(result)).as("seed " + seed).isEqualTo(Json.parse(Json.write(value)));
        }
    }
}
