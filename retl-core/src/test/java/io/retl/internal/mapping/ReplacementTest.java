package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplacementTest {
    @Test
    void patternMeansNoMoreThanItself() {
        assertThat(replaced("(a|b)*[c]", "a.b*(a|b)*[c]+?", "-")).isEqualTo("a.b*-+?");
        assertThat(replaced("\\", "a\\b", "/")).isEqualTo("a/b");
    }

    @Test
    void signsOfAReplacementAreFilledIn() {
        assertThat(replaced("b", "abc", "<$&>")).isEqualTo("a<b>c");
        assertThat(replaced("b", "abc", "[$`|$']")).isEqualTo("a[a|c]c");
        assertThat(replaced("b", "abc", "$$")).isEqualTo("a$c");
        assertThat(replaced("b", "abc", "$1$x$")).isEqualTo("a$1$x$c");
    }

    @Test
    void whatWasBroughtInIsNotSearchedAgain() {
        assertThat(replaced("a", "aa", "aa")).isEqualTo("aaaa");
    }

    @Test
    void firstAloneIsReplacedIfSoWished() {
        assertThat(new Replacement("a", "x", false, false).in("aAa", new Work()))
                .isEqualTo("xAa");
        assertThat(new Replacement("A", "x", true, false).in("aAa", new Work())).isEqualTo("xAa");
    }

    @Test
    void caseIsIgnoredCharacterByCharacter() {
        assertThat(new Replacement("straße", "x", true, true).in("STRAßE STRASSE", new Work()))
                .isEqualTo("x STRASSE");
    }

    @Test
    void megabyteIsReplacedInNoTime() {
        String text = "aaaaaaaaab".repeat(100_000);
        Letters.folded("warm");
        long began = System.nanoTime();

        assertThat(new Replacement("aaaaaaaaaa", "x", true, true).in(text, new Work()))
                .hasSize(1_000_000);
        assertThat(new Replacement("b", "", true, true).in(text, new Work())).hasSize(900_000);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void resultThatGrowsTooLongFails() {
        assertThatThrownBy(() -> replaced("a", "a".repeat(100_000), "$`$`$`$`$`"))
                .isInstanceOf(MappingFailedException.class)
                .hasMessage("@replace: the text is longer than 4194304 characters.");
    }

    private static String replaced(String pattern, String text, String replacement) {
        return new Replacement(pattern, replacement, false, true).in(text, new Work());
    }
}
