package io.retl.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value from a text. */
final class JsonReader {
    /** As long as the longest column, so that a number is never refused for its digits alone. */
    private static final int MAX_NUMBER_CHARACTERS = 131_072;

    /** Keys are a warehouse's data: interning them would fill a table of the whole JVM. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool()) // the usual one stays in threads of the host
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // its table refuses keys that collide
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH + 1)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static @Nullable Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(parser);
            Object value = reader.value(parser.nextToken(), 1);
            if (parser.nextToken() != null) {
                throw reader.malformed();
            }
            return value;
        } catch (JsonProcessingException failure) {
            // Jackson's message quotes the text, and so does its cause: neither may reach a log.
            throw new MalformedJsonException("the JSON is malformed at " + position(failure));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable Object value(@Nullable JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw malformed();
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw malformed();
        };
    }

    private Number integer() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : Long.valueOf(parser.getLongValue());
    }

    private BigDecimal decimal() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException failure) {
            // An exponent of more than ten digits; the message would quote it.
            throw malformed();
        }
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        checkDepth(depth);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser.nextToken(), depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) throws IOException {
        checkDepth(depth);
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, depth + 1));
        }
        return elements;
    }

    private static void checkDepth(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw MalformedJsonException.tooDeep();
        }
    }

    private MalformedJsonException malformed() {
        return new MalformedJsonException(
                "the JSON is malformed at character " + parser.currentLocation().getCharOffset());
    }

    private static String position(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? "an unknown place"
                : "character " + failure.getLocation().getCharOffset();
    }
}
