package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.TypeRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is sent to Redshift, as text: {@code redshift.sql} has a paragraph for each method and each type. Redshift itself never sees
 * it here, so each change of it is one that a person must look at.
 */
class RedshiftTextTest {
    @Test
    void statementsAreTheKnownOnes() {
        Map<String, String> expected = expected();

        assertThat(rendered()).containsExactlyEntriesOf(expected);
    }

    static Map<String, String> rendered() {
        Map<String, String> all = new LinkedHashMap<>();
        RedshiftStatements.of(RedshiftStatements.people()).forEach((name, sql) -> all.put(name, text(sql)));
        all.put("session", text(RedshiftStatements.DIALECT.session().apply()));
        all.put("grants", String.join("\n", RedshiftStatements.DIALECT.grants("state", "retl")));
        for (String typeName : RedshiftStatements.TYPE_NAMES) {
            all.put("type " + typeName, type(RedshiftStatements.column(1, "v", typeName)));
        }
        return all;
    }

    private static String text(List<Sql> statements) {
        return statements.stream()
                .map(sql -> sql.text() + (sql.binds().isEmpty() ? "" : "\n-- binds " + sql.binds()))
                .collect(Collectors.joining(";\n"));
    }

    private static String type(Column column) {
        ColumnReference value = new ColumnReference(column, "q.\"v\"");
        ColumnReference staged = new ColumnReference(column, "n.c1");
        TypeRules types = RedshiftStatements.DIALECT.types();
        return String.join(
                "\n",
                "checksum: " + types.checksum(List.of(value), 42),
                "id: " + types.recordId(List.of(value)),
                "page: " + RedshiftStatements.DIALECT.statements().readColumn(staged),
                "bytes: " + types.bytes(staged),
                "least: " + types.minBytes(staged).orElse("-"));
    }

    private static Map<String, String> expected() {
        try (InputStream file = RedshiftTextTest.class.getResourceAsStream("redshift.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> paragraphs = new LinkedHashMap<>();
            for (String paragraph : text.split("(?m)^## ")) {
                if (!paragraph.isBlank()) {
                    int end = paragraph.indexOf('\n');
                    paragraphs.put(
                            paragraph.substring(0, end),
                            paragraph.substring(end + 1).strip());
                }
            }
            return paragraphs;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
