package io.retl.it.snowflake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the driver asks for. Immutable.
 *
 * @param sql the statement
 * @param describeOnly whether it is not to be run
 * @param rows the values of its question marks, a list for each time it is run; one empty list if there are none
 */
record StandInRequest(String sql, boolean describeOnly, List<List<@Nullable Object>> rows) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The values of one question mark, of which there are many if the statement is run many times. */
    private record Binding(String type, List<@Nullable String> values) {
        @Nullable
        Object value(int row) {
            String text = values.get(values.size() == 1 ? 0 : row);
            if (text == null) {
                return null;
            }
            return switch (type) {
                case "FIXED" -> new BigDecimal(text);
                case "REAL" -> Double.valueOf(text);
                case "BOOLEAN" -> Boolean.valueOf(text);
                default -> text;
            };
        }
    }

    static StandInRequest read(InputStream body) throws IOException {
        String sql = "";
        boolean describeOnly = false;
        Map<Integer, Binding> bindings = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "sqlText" -> sql = parser.getText();
                    case "describeOnly" -> describeOnly = parser.getBooleanValue();
                    case "bindings" -> readBindings(parser, bindings);
                    default -> parser.skipChildren();
                }
            }
        }
        return new StandInRequest(sql, describeOnly, rows(List.copyOf(bindings.values())));
    }

    private static List<List<@Nullable Object>> rows(List<Binding> bindings) {
        int count = bindings.stream()
                .mapToInt(binding -> binding.values.size())
                .max()
                .orElse(1);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Binding binding : bindings) {
                values.add(binding.value(row));
            }
            rows.add(Collections.unmodifiableList(values));
        }
        return rows;
    }

    private static void readBindings(JsonParser parser, Map<Integer, Binding> bindings) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int index = Integer.parseInt(parser.currentName());
            parser.nextToken();
            bindings.put(index, readBinding(parser));
        }
    }

    private static Binding readBinding(JsonParser parser) throws IOException {
        String type = "";
        List<@Nullable String> values = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("type")) {
                type = parser.getText();
            } else if (field.equals("value") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(parser.getValueAsString());
                }
            } else if (field.equals("value")) {
                values.add(parser.getValueAsString());
            } else {
                parser.skipChildren();
            }
        }
        return new Binding(type, values);
    }
}
