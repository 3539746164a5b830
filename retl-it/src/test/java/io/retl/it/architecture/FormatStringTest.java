package io.retl.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code "…".formatted(…)} takes the locale of the machine. That is harmless for {@code %s}; a number written with
 * {@code %d} has other digits in some countries, and a statement with such digits is no SQL.
 */
class FormatStringTest {
    private static final Pattern LOCALE_DEPENDENT =
            Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[a-zA-Z&&[^sn]]");

    @Test
    void numbersAreFormattedForNoCountry() throws IOException {
        var offending = new ArrayList<String>();
        for (Path file : SourceFiles.shipped()) {
            if (file.endsWith("DateFilter.java")) {
                continue; // its patterns are those of strftime
            }
            for (String line : Files.readAllLines(file)) {
                if (line.contains("\"") && LOCALE_DEPENDENT.matcher(line).find() && !line.contains("Locale.ROOT")) {
                    offending.add(file.getFileName() + ": " + line.strip());
                }
            }
        }

        assertThat(offending)
                .as(
                        "format strings with a conversion that depends on the locale; use %s, or String.format(Locale.ROOT, …)"
                                + " with the format on the same line")
                .isEmpty();
    }
}
