package io.retl.mapping;

import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    @Test
    void expressionPrintsItsJson() {
        assertThat(object().set("plan", column("plan")).set("origin", literal("shop")))
                .hasToString("{\"plan\":{\"@column\":\"plan\"},\"origin\":\"shop\"}");
        assertThat(array(column("items")).each(object().set("sku", column("sku").omitNull())))
                .hasToString("{\"@arrayPath\":[{\"@column\":\"items\"},"
                        + "{\"sku\":{\"@excludeWhenNull\":{\"@column\":\"sku\"}}}]}");
        assertThat(array().add(recordId()).add(literal(null)).add(template("{{a}}!")))
                .hasToString("[{\"@recordId\":true},null,{\"@text\":\"{{a}}!\"}]");
        assertThat(object().set("full name", literal(Map.of("x", 1)))).hasToString("{\"full name\":{\"x\":1}}");
    }

    @Test
    void setLeavesTheObjectAsItWas() {
        ObjectExpression first = object().set("a", literal(1));

        ObjectExpression second = first.set("b", literal(2));

        assertThat(first).hasToString("{\"a\":1}");
        assertThat(second).hasToString("{\"a\":1,\"b\":2}");
    }

    @Test
    void addLeavesTheArrayAsItWas() {
        ArrayExpression first = array().add(literal(1));

        ArrayExpression second = first.add(literal(2));

        assertThat(first).hasToString("[1]");
        assertThat(second).hasToString("[1,2]");
    }

    @Test
    void literalIsACopy() {
        List<Object> list = new ArrayList<>(List.of(1));
        Expression literal = literal(list);

        list.add(2);

        assertThat(literal).hasToString("[1]");
    }

    @Test
    void literalTakesNullsWithinListsAndMaps() {
        Map<String, Object> map = new HashMap<>();
        map.put("x", Arrays.asList(null, true));

        assertThat(literal(map)).hasToString("{\"x\":[null,true]}");
    }

    @Test
    void floatKeepsTheDigitsItShows() {
        assertThat(literal(0.1f)).hasToString("0.1");
    }

    @Test
    void expressionsWrittenAlikeAreEqual() {
        assertThat(object().set("a", template("{{x}}")).omitNull())
                .isEqualTo(object().set("a", template("{{x}}")).omitNull());
    }

    @Test
    void memberSetTwiceShowsTheOldValue() {
        assertThatThrownBy(() -> object().set("plan", column("plan")).set("plan", literal("free")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Member 'plan' is set twice: it is {\"@column\":\"plan\"}, then \"free\".");
    }

    @Test
    void literalOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> literal(List.of(LocalDate.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A literal is null, a String, a Boolean, a Number of java.lang or java.math, a List or a Map,"
                                + " but this is a java.time.LocalDate. Pass its text instead.");
        assertThatThrownBy(() -> literal(new AtomicLong()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this is a java.util.concurrent.atomic.AtomicLong");
    }

    @Test
    void literalThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> literal(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A literal cannot be NaN, which has no form in JSON. Write it as a text.");
    }

    @Test
    void literalMapHasTextKeys() {
        assertThatThrownBy(() -> literal(Map.of(1, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A literal has text keys in its maps, but one is a java.lang.Integer.");
    }

    @Test
    void literalThatHoldsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatThrownBy(() -> literal(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A literal nests at most 64 levels deep, but this one is deeper.");
    }

    @Test
    void brokenPlaceholderIsRefused() {
        assertThatThrownBy(() -> template("Hi {{name}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The placeholder at character 3 of the template \"Hi {{name}\" does not end with }}."
                        + " Write {{column}}.");
        assertThatThrownBy(() -> template("{{ }}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The placeholder at character 0 of the template \"{{ }}\" names no column."
                        + " Write {{column}}.");
    }

    @Test
    void shapeWithoutMembersIsRefused() {
        assertThatThrownBy(() -> array(column("items")).each(object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The shape for each element of {\"@column\":\"items\"} has no members. Add .set(\"…\", …), or"
                                + " map {\"@column\":\"items\"} itself to pass the elements on as they are.");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> column(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> template(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
        assertThatThrownBy(() -> array(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source");
        assertThatThrownBy(() -> array(recordId()).each(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("shape");
        assertThatThrownBy(() -> array().add(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("element");
        assertThatThrownBy(() -> object().set(null, recordId()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> object().set("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
    }
}
