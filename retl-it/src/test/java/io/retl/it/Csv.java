package io.retl.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values: quotes around a field may hold commas, line ends and doubled quotes. An empty field is null. */
final class Csv {
    private Csv() {}

    /** The rows of a resource beside this class, without the header. */
    static List<List<@Nullable String>> rowsOf(String resource) throws IOException {
        try (InputStream stream = Csv.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no resource '" + resource + "'.");
            }
            return rows(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The rows of a text, without the header. */
    static List<List<@Nullable String>> rows(String text) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean hadQuotes = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (quoted && character == '"' && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                field.append('"');
                index++;
            } else if (character == '"') {
                quoted = !quoted;
                hadQuotes = true;
            } else if (!quoted && (character == ',' || character == '\n')) {
                row.add(field.length() == 0 && !hadQuotes ? null : field.toString());
                field.setLength(0);
                hadQuotes = false;
                if (character == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || character != '\r') {
                field.append(character);
            }
        }
        return rows.subList(1, rows.size());
    }
}
