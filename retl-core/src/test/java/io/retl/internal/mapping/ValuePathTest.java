package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuePathTest {
    private static final String INPUT = """
            {"a":{"b":{"c":1},"b c":2},"list":["x",{"k":"y"}],"name":"Ann","zero":0,"empty":"","no":false,"nothing":null,
             "ab":3,"qt":4,"a[b]":5,"$":{"a":6},"list2":{"length":7},"":{"":8}}""";

    @Test
    void emptyPathIsTheWholeInput() {
        assertThat(at("")).isEqualTo(Json.parse(INPUT));
        assertThat(at(".")).isEqualTo(Json.parse(INPUT));
        assertThat(at("$.")).isEqualTo(Json.parse(INPUT));
    }

    @Test
    void firstDollarAndDotAreRemovedWhereverTheyAre() {
        assertThat(at("$.a.b.c")).isEqualTo(1L);
        assertThat(at("a$.b")).isEqualTo(3L);
        assertThat(at("$.$.a")).isEqualTo(6L);
    }

    @Test
    void dollarAloneIsAKey() {
        assertThat(at("$")).isEqualTo(Map.of("a", 6L));
        assertThat(at("$['list']")).isEqualTo(Absent.ABSENT);
    }

    @Test
    void emptyPiecesAreDropped() {
        assertThat(at("..a..b...c")).isEqualTo(1L);
        assertThat(at("a.")).isEqualTo(at("a"));
    }

    @Test
    void listsAreReadByIndexInEitherForm() {
        assertThat(at("list[1].k")).isEqualTo("y");
        assertThat(at("list.0")).isEqualTo("x");
        assertThat(at("list[2]")).isEqualTo(Absent.ABSENT);
        assertThat(at("list[00]")).isEqualTo(Absent.ABSENT);
        assertThat(at("list.-1")).isEqualTo(Absent.ABSENT);
        assertThat(at("list[4294967296]")).isEqualTo(Absent.ABSENT);
    }

    @Test
    void quotesAreDeletedAndEscapeNothing() {
        assertThat(at("a['b'][\"c\"]")).isEqualTo(1L);
        assertThat(at("a['b c']")).isEqualTo(2L);
        assertThat(at("a['b.c']")).isEqualTo(1L);
        assertThat(at("q't")).isEqualTo(4L);
        assertThat(at("['']['']")).isEqualTo(8L);
    }

    @Test
    void bracketsWithoutQuoteOrDigitBelongToTheKey() {
        assertThat(at("a[b]")).isEqualTo(5L);
    }

    @Test
    void falsyValueEndsTheWalk() {
        assertThat(at("zero.foo")).isEqualTo(0L);
        assertThat(at("empty.foo")).isEqualTo("");
        assertThat(at("no.foo")).isEqualTo(false);
        assertThat(at("nothing.foo.bar")).isNull();
        assertThat(at("gone.foo.bar")).isEqualTo(Absent.ABSENT);
    }

    @Test
    void textsAndListsHaveALengthAndTextsHaveCharacters() {
        assertThat(at("name.length")).isEqualTo(3L);
        assertThat(at("name[1]")).isEqualTo("n");
        assertThat(at("name[3]")).isEqualTo(Absent.ABSENT);
        assertThat(at("list.length")).isEqualTo(2L);
        assertThat(at("list2.length")).isEqualTo(7L);
        assertThat(at("a.length")).isEqualTo(Absent.ABSENT);
    }

    @Test
    void whatJavaScriptInheritsIsAbsent() {
        assertThat(at("a.constructor")).isEqualTo(Absent.ABSENT);
        assertThat(at("list.map")).isEqualTo(Absent.ABSENT);
        assertThat(at("name.toString.length")).isEqualTo(Absent.ABSENT);
        assertThat(at("a.__proto__")).isEqualTo(Absent.ABSENT);
    }

    private static @Nullable Object at(String path) {
        return ValuePath.ofDirective(path).in(Json.parse(INPUT));
    }
}
