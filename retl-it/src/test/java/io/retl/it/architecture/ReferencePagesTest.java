package io.retl.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of codes and limits say what the code says. */
class ReferencePagesTest {
    private static final Path ROOT = SourceFiles.repositoryRoot();
    private static final Pattern NUMBER = Pattern.compile("^[0-9,]+");

    @Test
    void everyErrorCodeHasOneRowWithItsKind() {
        List<String> rows = rows("errors.md");

        List<String> expected = Arrays.stream(ErrorCode.values())
                .map(code -> code + " " + code.kind().name().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(rows.stream().map(row -> cell(row, 1) + " " + cell(row, 2)).toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyErrorCodeIsAssertedSomewhere() {
        String tests = tests();

        assertThat(ErrorCode.values())
                .filteredOn(code ->
                        !Pattern.compile("\\b" + code + "\\b").matcher(tests).find())
                .isEmpty();
    }

    @Test
    void everyLimitHasOneRowWithItsDefault() {
        Limits defaults = Limits.builder().build();
        List<String> expected = Arrays.stream(Limits.Builder.class.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 1 && method.getReturnType() == Limits.Builder.class)
                .map(method -> method.getName() + " " + defaultOf(defaults, method))
                .toList();

        assertThat(rows("limits.md").stream()
                        .map(row -> cell(row, 1) + " " + number(cell(row, 2)))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String tests() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(ReferencePagesTest::isTest)
                    .map(ReferencePagesTest::read)
                    .collect(Collectors.joining());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && (path.contains("src/test/java") || path.contains("testkit/contract"));
    }

    private static String defaultOf(Limits limits, Method property) {
        try {
            Object value = Limits.class.getMethod(property.getName()).invoke(limits);
            return String.valueOf(value instanceof Duration duration ? duration.toMinutes() : value);
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(property.getName(), failure);
        }
    }

    private static String number(String cell) {
        var matcher = NUMBER.matcher(cell);
        assertThat(matcher.find()).as(cell).isTrue();
        return matcher.group().replace(",", "");
    }

    private static List<String> rows(String page) {
        return read(ROOT.resolve("docs").resolve(page))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static String cell(String row, int index) {
        return row.split("\\|")[index].strip().replace("`", "");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
