package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatIsHiddenIsWrittenOut() {
        assertThat(Printable.of("\u001b \u0007 \u007f \u009b")).isEqualTo("\\u001b \\u0007 \\u007f \\u009b");
        assertThat(Printable.of("\n \r \t")).isEqualTo("\\n \\r \\t");
        assertThat(Printable.of("\u202e \u2028 \u200e \ufeff")).isEqualTo("\\u202e \\u2028 \\u200e \\ufeff");
        assertThat(Printable.of("\ud800 \udb40\udc41")).isEqualTo("\\ud800 \\ue0041");
    }

    @Test
    void whatCanBeSeenStays() {
        String text = "Åsa \\ 'x' \uD83D\uDC69\u200D\uD83D\uDE80 日本 ∅";

        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void indentationOfALineStays() {
        assertThat(Printable.line("    x")).isEqualTo("    x");
    }
}
