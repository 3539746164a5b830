package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void everyKindOfValueHasItsForm() {
        Document document = new Document()
                .set("null", null)
                .set("text", "a\"b")
                .set("truth", true)
                .set("long", Long.MAX_VALUE)
                .set("big", new BigInteger("123456789012345678901234567890"))
                .set("decimal", new BigDecimal("1.50"))
                .set("double", 0.5)
                .set("list", Arrays.asList(1, null, new Document().set("x", "y")));

        assertThat(Json.text(document)).isEqualTo("""
                {"null":null,"text":"a\\"b","truth":true,"long":9223372036854775807,\
                "big":123456789012345678901234567890,"decimal":1.50,"double":0.5,"list":[1,null,{"x":"y"}]}""");
    }

    @Test
    void halfOfASurrogatePairIsEscapedAndAWholeOneIsNot() {
        assertThat(Json.text("\uD83D\uDE00 \uD83D")).isEqualTo("\"\uD83D\uDE00 \\ud83d\"");
    }

    @Test
    void prettyTextKeepsEveryDigit() {
        assertThat(Json.pretty("{\"a\":1.10,\"b\":[12345678901234567890,{}]}")).contains("""
                {
                  "a": 1.10,
                  "b": [
                    12345678901234567890,
                    { }
                  ]
                }""");
    }

    @Test
    void whatIsNotOneDocumentIsNotMadePretty() {
        assertThat(Json.pretty("")).isEmpty();
        assertThat(Json.pretty("a=b")).isEmpty();
        assertThat(Json.pretty("{} {}")).isEmpty();
        assertThat(Json.pretty("{\"a\":1")).isEmpty();
    }
}
