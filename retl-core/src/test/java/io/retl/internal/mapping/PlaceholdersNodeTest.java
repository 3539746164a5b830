package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.internal.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlaceholdersNodeTest {
    @Test
    void placeholdersAreReplacedByWhatTheirPathsLeadTo() {
        assertThat(filled("{{ a.b }} and {{{list[0]}}}!", "{\"a\":{\"b\":1},\"list\":[\"<x>\"]}"))
                .isEqualTo("1 and <x>!");
    }

    @Test
    void dollarAndDotAreNotRemoved() {
        assertThat(filled("<{{$.a}}>", "{\"a\":1}")).isEqualTo("<>");
    }

    @Test
    void nullAndAbsentAreEmpty() {
        assertThat(filled("<{{a}}{{b}}>", "{\"a\":null}")).isEqualTo("<>");
    }

    @Test
    void wholeInputShowsAsAnObject() {
        assertThat(filled("{{ }}{{.}}", "{}")).isEqualTo("[object Object][object Object]");
    }

    @Test
    void placeholderThatThreeBracesBringInIsReplacedToo() {
        assertThat(filled("{{{a}}}", "{\"a\":\"{{b}}\",\"b\":\"x\"}")).isEqualTo("x");
        assertThat(filled("{{b{{{a}}}}}", "{\"a\":\"c\",\"bc\":\"x\"}")).isEqualTo("x");
    }

    @Test
    void placeholderThatTwoBracesBringInIsNot() {
        assertThat(filled("{{a}}", "{\"a\":\"{{{b}}}{{b}}\",\"b\":\"x\"}")).isEqualTo("{{{b}}}{{b}}");
    }

    @Test
    void insideHasNoClosingBraceAndAtLeastOneCharacter() {
        assertThat(filled("{{}} {{a}b}} {{a", "{\"a\":1}")).isEqualTo("{{}} {{a}b}} {{a");
        assertThat(filled("{{{a}}", "{\"{a\":1}")).isEqualTo("1");
        assertThat(filled("{{{{a}}}}", "{\"{a\":1}")).isEqualTo("1}");
    }

    @Test
    void templateWithoutPlaceholdersIsConstant() {
        assertThat(PlaceholdersNode.parse("{a} {{}}").isConstant()).isTrue();
        assertThat(PlaceholdersNode.parse("{{a}}").isConstant()).isFalse();
    }

    @Test
    void placeholdersOfBothKindsAreKnownBeforeARowIsRead() {
        assertThat(Reads.of(PlaceholdersNode.parse("{{{ a.b }}} {{c}} {{d}}")).paths())
                .containsOnlyKeys("a.b", "c", "d");
    }

    @Test
    void textThatGrowsWithoutEndFails() {
        String event = Json.write(Map.of("a", "{{b}}".repeat(1_000), "b", "secret".repeat(1_000)));

        assertThatThrownBy(() -> filled("{{{a}}}", event))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("@template: the text is longer than 4194304 characters.");
    }

    @Test
    @Timeout(20)
    void manyOpenBracesTakeTimeInProportion() {
        String braces = "{".repeat(3_000_000) + "}";

        assertThat(filled("{{{a}}}", Json.write(Map.of("a", braces)))).isEqualTo(braces);
    }

    private static String filled(String template, String event) {
        return (String) PlaceholdersNode.parse(template).evaluate(new InputScope(Json.parse(event)));
    }
}
