package io.retl.it.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The expected text of statements: {@code statements.sql} has a paragraph for each case. */
final class Golden {
    private Golden() {}

    /** Compares all cases with the file, in its order. */
    static void assertSame(Map<String, List<Sql>> cases) {
        Map<String, String> actual = new LinkedHashMap<>();
        cases.forEach((name, statements) -> actual.put(name, text(statements)));

        assertThat(actual).containsExactlyEntriesOf(expected());
    }

    static String text(List<Sql> statements) {
        return statements.stream()
                .map(sql -> sql.text() + (sql.binds().isEmpty() ? "" : "\n-- binds " + sql.binds()))
                .collect(Collectors.joining(";\n"));
    }

    private static Map<String, String> expected() {
        try (InputStream file = Golden.class.getResourceAsStream("statements.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> paragraphs = new LinkedHashMap<>();
            for (String paragraph : text.split("(?m)^## ")) {
                int end = paragraph.indexOf('\n');
                if (!paragraph.isBlank()) {
                    paragraphs.put(
                            paragraph.substring(0, end),
                            paragraph.substring(end + 1).strip());
                }
            }
            return paragraphs;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
