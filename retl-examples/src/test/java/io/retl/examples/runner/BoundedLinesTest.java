package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    @Test
    void linesEndWithALineFeedOrTheInput() throws IOException {
        BoundedLines lines = lines("a\n\nb", 10);

        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("a", false));
        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("", false));
        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("b", false));
        assertThat(lines.next()).isNull();
        assertThat(lines.next()).isNull();
    }

    @Test
    void lineOfTheLimitPassesAndALongerOneDoesNot() throws IOException {
        BoundedLines lines = lines("éé\néé.\nc\n", 4);

        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("éé", false));
        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("", true));
        assertThat(lines.next()).isEqualTo(new BoundedLines.Line("c", false));
    }

    @Test
    void lineMayBeLongerThanTheBuffer() throws IOException {
        String text = "x".repeat(200_000);

        assertThat(lines(text + "\n", 200_000).next()).isEqualTo(new BoundedLines.Line(text, false));
        assertThat(lines(text + "\n", 199_999).next()).isEqualTo(new BoundedLines.Line("", true));
    }

    private static BoundedLines lines(String text, int maxBytes) {
        return new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxBytes);
    }
}
