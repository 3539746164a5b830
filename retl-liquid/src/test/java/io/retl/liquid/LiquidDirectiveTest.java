package io.retl.liquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.mapping.MappingPreview;
import io.retl.mapping.UnresolvableMappingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiquidDirectiveTest {
    @Test
    void templateReadsTheEvent() {
        assertThat(rendered("Hi {{ properties.name | upcase }}!", Map.of("properties", Map.of("name", "Ann"))))
                .isEqualTo("Hi ANN!");
        assertThat(rendered("", Map.of())).isEqualTo("");
    }

    @Test
    void numbersKeepEveryDigit() {
        assertThat(rendered("{{ n }} {{ n | plus: 1 }}", Map.of("n", 9007199254740993L)))
                .isEqualTo("9007199254740993 9007199254740994");
        assertThat(rendered("{{ n }}", Map.of("n", new java.math.BigDecimal("123456789012345678.50"))))
                .isEqualTo("123456789012345678.5");
    }

    @Test
    void dateHasNeitherClockNorTimeZone() {
        assertThat(rendered("{{ d | date: '%Y-%m-%d %H:%M' }}", Map.of("d", "2024-03-05T23:30:00-02:00")))
                .isEqualTo("2024-03-06 01:30");
        assertThat(rendered("{{ 'now' | date: '%Y' }}", Map.of())).isEqualTo("now");
    }

    @Test
    void textIsComparedWithANumberAsTheNumberThatItIs() {
        String template = "{% if a > 3 %}more{% elsif a <= 3 %}not more{% else %}neither{% endif %}";

        assertThat(rendered(template, Map.of("a", "12.50"))).isEqualTo("more");
        assertThat(rendered(template, Map.of("a", "3"))).isEqualTo("not more");
        assertThat(rendered(template, Map.of("a", "abc"))).isEqualTo("neither");
        assertThat(rendered(template, Map.of("a", Map.of("x", 1)))).isEqualTo("neither");
    }

    @Test
    void refusedTagsFailWhereverTheyStand() {
        for (String tag : List.of("case", "for", "include", "layout", "render", "tablerow")) {
            assertFails("{% if false %}{%- " + tag + " x %}{% endif %}", "@liquid: tag \"" + tag + "\" is disabled");
        }
        assertThat(rendered("{% raw %}{% for %}{% endraw %}{% comment %}{% for %}{% endcomment %}", Map.of()))
                .isEqualTo("{% for %}");
    }

    @Test
    void refusedFiltersFailWhereTheyAreUsed() {
        assertFails("{{ 'x' | sort }}", "@liquid: filter \"sort\" is disabled.");
        assertThat(rendered("{% if false %}{{ 'x' | sort }}{% endif %}ok", Map.of()))
                .isEqualTo("ok");
    }

    @Test
    void unknownFilterDoesNothingAndUnknownTagFails() {
        assertThat(rendered("{{ 'x' | sparkle: 1 }}", Map.of())).isEqualTo("x");
        assertFails("{% sparkle %}", "@liquid: the template is broken");
    }

    @Test
    void brokenTemplateFailsTheRowAndNotTheMapping() {
        assertThat(MappingPreview.problems(Map.of("@liquid", "{{ a "))).isEmpty();
        assertFails("{{ a ", "@liquid: the template is broken at line 1");
    }

    @Test
    void templateHasAThousandCharacters() {
        assertThat(rendered("x".repeat(1_000), Map.of())).hasSize(1_000);
        assertFails("x".repeat(1_001), "liquid template values are limited to 1000 characters");
    }

    @Test
    void textThatDoublesAgainAndAgainEnds() {
        assertFails(
                "{% assign a = 'xxxxxxxx' %}" + "{% assign a = a | append: a %}".repeat(30),
                "a text is longer than 1048576 characters");
        assertFails(
                "{% assign a = 'xxxxxxxx' %}" + "{% capture a %}{{a}}{{a}}{% endcapture %}".repeat(23),
                "a text is longer than 1048576 characters");
    }

    @Test
    void productOfTwoTextsEnds() {
        Map<String, Object> event = Map.of("a", "x".repeat(500_000));

        assertFails("{{ a | replace: 'x', a }}", event, "a text is longer than 1048576 characters");
        assertFails("{{ a | split: '' | join: a }}", event, "a text is longer than 1048576 characters");
    }

    @Test
    void hostileTextsTakeNoLongerThanTheyAreLong() {
        Map<String, Object> event = Map.of("a", "<script ".repeat(60_000), "b", "%".repeat(500_000));
        long began = System.nanoTime();

        assertThat(rendered("{{ a | strip_html | size }}", event)).isEqualTo("480000");
        assertThat(rendered("{{ a | escape | escape_once | size }}", event)).isEqualTo("660000");
        assertThat(rendered("{{ a | truncatewords: 3 }}", event)).isEqualTo("<script <script <script...");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void messageOfAFailureHoldsNoValue() {
        assertFails("{{ a | url_decode }}", Map.of("a", "%secret"), "@liquid: a text is no encoded URL.");
    }

    @Test
    void filesAreOutOfReach() {
        assertFails("{% include_relative '/etc/hostname' %}", "@liquid:");
    }

    private static String rendered(String template, Map<String, ?> event) {
        return String.valueOf(
                MappingPreview.of(Map.of("@liquid", template), event).value());
    }

    private static void assertFails(String template, String message) {
        assertFails(template, Map.of(), message);
    }

    private static void assertFails(String template, @Nullable Object event, String message) {
        assertThatThrownBy(() -> MappingPreview.of(Map.of("@liquid", template), event))
                .isInstanceOf(UnresolvableMappingException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }
}
