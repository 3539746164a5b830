package io.retl.it.snowflake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the driver is told, as JSON. */
final class StandInAnswer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TEXT = 16_777_216;

    private StandInAnswer() {}

    /** Where a session is: a database and a schema. */
    record Place(String database, String schema) {}

    /**
     * What a statement gave.
     *
     * @param kind the number of its kind in the protocol
     * @param takesRowsOfBinds whether the driver may send the values of many runs at once
     */
    record Result(
            long kind,
            int binds,
            boolean takesRowsOfBinds,
            List<StandInColumn> columns,
            List<List<@Nullable String>> rows) {}

    /** Writes the part of an answer that holds what it is about. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] success(Body body) throws IOException {
        return write(json -> {
            json.writeObjectFieldStart("data");
            body.write(json);
            json.writeEndObject();
            json.writeNullField("code");
            json.writeNullField("message");
            json.writeBooleanField("success", true);
        });
    }

    static byte[] login(String token, Map<String, String> parameters, Place place) throws IOException {
        return success(json -> {
            json.writeStringField("token", token);
            json.writeStringField("masterToken", token);
            json.writeNumberField("validityInSeconds", 3_600);
            json.writeNumberField("masterValidityInSeconds", 14_400);
            json.writeStringField("serverVersion", "9.0.0");
            json.writeNumberField("sessionId", 1);
            json.writeObjectFieldStart("sessionInfo");
            json.writeStringField("databaseName", place.database);
            json.writeStringField("schemaName", place.schema);
            json.writeStringField("warehouseName", "STAND_IN");
            json.writeStringField("roleName", "RETL");
            json.writeEndObject();
            writeParameters(json, parameters);
        });
    }

    static byte[] result(Result result, Map<String, String> parameters, Place place) throws IOException {
        return success(json -> {
            writeParameters(json, parameters);
            json.writeArrayFieldStart("rowtype");
            for (StandInColumn column : result.columns) {
                write(json, column);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rowset");
            for (List<@Nullable String> row : result.rows) {
                json.writeStartArray();
                for (String value : row) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeNumberField("total", result.rows.size());
            json.writeNumberField("returned", result.rows.size());
            json.writeStringField("queryId", "stand-in");
            json.writeStringField("finalDatabaseName", place.database);
            json.writeStringField("finalSchemaName", place.schema);
            json.writeStringField("finalWarehouseName", "STAND_IN");
            json.writeStringField("finalRoleName", "RETL");
            json.writeNumberField("numberOfBinds", result.binds);
            json.writeBooleanField("arrayBindSupported", result.takesRowsOfBinds);
            json.writeNumberField("statementTypeId", result.kind);
            json.writeNumberField("version", 1);
            json.writeStringField("queryResultFormat", "json");
        });
    }

    static byte[] failure(SQLException failure) throws IOException {
        String code = String.format(java.util.Locale.ROOT, "%06d", failure.getErrorCode());
        return write(json -> {
            json.writeObjectFieldStart("data");
            json.writeStringField("errorCode", code);
            json.writeStringField("sqlState", failure.getSQLState());
            json.writeStringField("queryId", "stand-in");
            json.writeEndObject();
            json.writeStringField("code", code);
            json.writeStringField("message", failure.getMessage());
            json.writeBooleanField("success", false);
        });
    }

    private static byte[] write(Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, StandInColumn column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("database", "");
        json.writeStringField("schema", "");
        json.writeStringField("table", "");
        json.writeBooleanField("nullable", true);
        json.writeStringField("type", column.type());
        json.writeNumberField("precision", column.precision());
        json.writeNumberField("scale", column.scale());
        json.writeNumberField("length", LONGEST_TEXT);
        json.writeNumberField("byteLength", LONGEST_TEXT);
        json.writeEndObject();
    }

    private static void writeParameters(JsonGenerator json, Map<String, String> parameters) throws IOException {
        json.writeArrayFieldStart("parameters");
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.getKey());
            String value = parameter.getValue();
            if (value.equals("true") || value.equals("false")) {
                json.writeBooleanField("value", Boolean.parseBoolean(value));
            } else if (value.matches("\\d+")) {
                json.writeNumberField("value", Long.parseLong(value));
            } else {
                json.writeStringField("value", value);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
