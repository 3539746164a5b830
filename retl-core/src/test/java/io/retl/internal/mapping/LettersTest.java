package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LettersTest {
    @Test
    void upperCaseMayHaveMoreLetters() {
        assertThat(Letters.upper("straße ŉ ﬁ i ı")).isEqualTo("STRASSE ʼN FI I I");
    }

    @Test
    void lowerCaseHasNoLanguage() {
        assertThat(Letters.lower("STRASSE I İ ǅ")).isEqualTo("strasse i i̇ ǆ");
    }

    @Test
    void sigmaAtTheEndOfAWordHasItsOwnForm() {
        assertThat(Letters.lower("ΌΔΟΣ ΟΔΟΣ")).isEqualTo("όδος οδος");
        assertThat(Letters.lower("Σ ΣΑ ΑΣΑ ΣΣ")).isEqualTo("σ σα ασα σς");
    }

    @Test
    void marksAreNoEndOfAWord() {
        assertThat(Letters.lower("ΑΣ'Α ΑΣ.Σ Α\u0301Σ ΑΣ\u0301")).isEqualTo("ασ'α ασ.ς α\u0301ς ας\u0301");
        assertThat(Letters.lower("ΑΣ-Α ΑΣ,Α")).isEqualTo("ας-α ας,α");
    }

    @Test
    @Timeout(10)
    void timeGrowsWithTheLengthAlone() {
        long began = System.nanoTime();

        assertThat(Letters.lower("Σ".repeat(200_000))).hasSize(200_000);
        assertThat(Letters.lower("Σ.".repeat(100_000))).hasSize(200_000);
        assertThat(Letters.lower("Σ" + ".".repeat(200_000))).hasSize(200_001);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void lettersThatJavaScriptTakesForTheSameAreFoldedAlike() {
        assertThat(Letters.folded("aAåÅµμΜǆǅ")).isEqualTo("AAÅÅΜΜΜǄǄ");
        assertThat(Letters.folded("ßſıKÅ\uD83D")).isEqualTo("ßſıKÅ\uD83D");
    }
}
