package io.retl.it.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** Runs the statements of one session and words their answers as the SQL Statement Execution API does. */
final class SparkStatements {
    private final SparkSession session;

    SparkStatements(SparkSession session) {
        this.session = session;
    }

    /** One statement at a time, as in a session of the product. */
    synchronized Map<String, Object> execute(JsonNode request) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statement_id", UUID.randomUUID().toString());
        SparkSession.setActiveSession(session);
        try {
            String text = request.path("statement").asText();
            InformationSchema.refresh(session, text);
            Dataset<Row> result = session.sql(text, parameters(request.path("parameters")));
            List<Row> rows = result.collectAsList();
            answer.put("status", Map.of("state", "SUCCEEDED"));
            answer.put("manifest", manifest(result.schema().fields(), rows.size()));
            answer.put("result", Map.of("chunk_index", 0, "row_offset", 0, "row_count", rows.size(), "data_array", rows(rows)));
        } catch (Throwable failure) { // the product's server survives whatever its engine throws
            answer.put("status", failed(failure));
        } finally {
            SparkSession.clearActiveSession();
        }
        return answer;
    }

    private static Map<String, Object> failed(Throwable failure) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", "FAILED");
        String message = String.valueOf(failure.getMessage());
        status.put("error", Map.of("error_code", "BAD_REQUEST", "message", message));
        if (failure instanceof SparkThrowable known && known.getSqlState() != null) {
            status.put("sql_state", known.getSqlState());
        }
        return status;
    }

    private Object[] parameters(JsonNode list) {
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonNode parameter : list) {
            values.add(value(parameter.path("type").asText("STRING"), parameter.path("value")));
        }
        return values.toArray();
    }

    private static @Nullable Object value(String type, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "BIGINT", "LONG" -> Long.valueOf(text);
            case "INT", "SHORT", "SMALLINT", "TINYINT" -> Integer.valueOf(text);
            case "BOOLEAN" -> Boolean.valueOf(text);
            case "STRING" -> text;
            default -> throw new IllegalArgumentException("The server knows no parameter of the type " + type + ".");
        };
    }

    private static Map<String, Object> manifest(StructField[] fields, int rows) {
        List<Object> columns = new ArrayList<>();
        for (StructField field : fields) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", field.name());
            column.put("type_text", field.dataType().sql());
            column.put("type_name", typeName(field.dataType()));
            column.put("position", columns.size());
            columns.add(column);
        }
        return Map.of(
                "format", "JSON_ARRAY",
                "schema", Map.of("column_count", fields.length, "columns", columns),
                "total_chunk_count", 1,
                "total_row_count", rows,
                "truncated", false);
    }

    /** The API's own names. */
    private static String typeName(DataType type) {
        String name = type.sql().replaceAll("[ (<].*", "");
        return switch (name) {
            case "BIGINT" -> "LONG";
            case "SMALLINT" -> "SHORT";
            case "TINYINT" -> "BYTE";
            case "VOID" -> "NULL";
            case "TIMESTAMP_NTZ" -> "TIMESTAMP";
            case "VARCHAR" -> "STRING";
            default -> name;
        };
    }

    private static List<List<@Nullable String>> rows(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    @Nullable String[] texts = new String[row.length()];
                    for (int index = 0; index < texts.length; index++) {
                        texts[index] = text(row.get(index));
                    }
                    return Arrays.asList(texts);
                })
                .toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }
}
