package io.retl.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.retl.ConfigurationException;
import io.retl.definition.JsonValue.JsonList;
import io.retl.definition.JsonValue.JsonNull;
import io.retl.definition.JsonValue.JsonNumber;
import io.retl.definition.JsonValue.JsonObject;
import io.retl.definition.JsonValue.JsonText;
import io.retl.definition.JsonValue.JsonTruth;
import io.retl.definition.JsonValue.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a text as one JSON object. */
final class JsonTree {
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER_CHARACTERS = 1_000;

    /** Beyond it, a few characters stand for a number that fills the memory once it is written out. */
    static final int MAX_EXPONENT = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool()) // the usual one stays in threads of the host
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // its table refuses keys that collide
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .maxNameLength(DefinitionFile.MAX_BYTES)
                    .maxStringLength(DefinitionFile.MAX_BYTES)
                    .build())
            .build();

    private final DefinitionFile file;
    private final Findings findings;
    private final JsonParser parser;

    private JsonTree(DefinitionFile file, Findings findings, JsonParser parser) {
        this.file = file;
        this.findings = findings;
        this.parser = parser;
    }

    /**
     * The object that the file holds; a repeated key is a finding.
     *
     * @throws ConfigurationException if the file holds anything else
     */
    static JsonObject read(DefinitionFile file, Findings findings) {
        try (JsonParser parser = FACTORY.createParser(file.text().toCharArray())) {
            return new JsonTree(file, findings, parser).root();
        } catch (JsonEOFException failure) {
            throw file.refused(
                    file.text().length(), "the text ends too early: a quote, bracket or brace is not closed.");
        } catch (StreamConstraintsException failure) {
            throw file.refused(
                    offset(failure),
                    "a number has at most " + MAX_NUMBER_CHARACTERS + " characters; this one has more.");
        } catch (JsonProcessingException failure) {
            // The parser's own message quotes the text, which may hold a secret.
            throw file.refused(
                    offset(failure),
                    "the text is no JSON here. Look for a comma, quote or bracket that is missing or too much.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int offset(JsonProcessingException failure) {
        return failure.getLocation() == null ? 0 : (int) failure.getLocation().getCharOffset();
    }

    private JsonObject root() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw file.refused(0, "the file is empty; expected an object.");
        }
        int start = start();
        JsonValue value = value(token, Place.ROOT, 1);
        if (!(value instanceof JsonObject object)) {
            throw file.refused(start, "expected an object, found " + value.type() + ".");
        }
        if (parser.nextToken() != null) {
            throw file.refused(start(), "the object has ended before this; nothing may follow it.");
        }
        return object;
    }

    private int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private JsonValue value(@Nullable JsonToken token, Place place, int depth) throws IOException {
        int start = start();
        if (token == null) {
            throw file.refused(start, "the text ends where a value belongs.");
        }
        return switch (token) {
            case START_OBJECT -> object(start, place, depth);
            case START_ARRAY -> list(start, place, depth);
            case VALUE_STRING -> new JsonText(start, whole(start, parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(start, token);
            case VALUE_TRUE -> new JsonTruth(start, true);
            case VALUE_FALSE -> new JsonTruth(start, false);
            default -> new JsonNull(start);
        };
    }

    /** An escape can write half of a character, which has no UTF-8 and comes out as something else. */
    private String whole(int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw file.refused(
                            start, "the text has half of a surrogate pair. Write both escapes, or the character.");
                }
                i++;
            }
        }
        return text;
    }

    private JsonNumber number(int start, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return new JsonNumber(start, decimal(start), parser.getText());
        }
        Number whole = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : Long.valueOf(parser.getLongValue());
        return new JsonNumber(start, whole, parser.getText());
    }

    private BigDecimal decimal(int start) throws IOException {
        String tooLarge = "the exponent of a number is at most " + MAX_EXPONENT + "; this one is more.";
        try {
            BigDecimal decimal = parser.getDecimalValue();
            if (Math.abs((long) decimal.scale()) > MAX_EXPONENT) {
                throw file.refused(start, tooLarge);
            }
            return decimal;
        } catch (NumberFormatException moreThanTenDigits) {
            throw file.refused(start, tooLarge);
        }
    }

    private JsonObject object(int start, Place place, int depth) throws IOException {
        checkDepth(start, depth);
        Map<String, Member> members = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            int keyStart = start();
            JsonValue value = value(parser.nextToken(), place.member(key), depth + 1);
            if (members.putIfAbsent(key, new Member(keyStart, value)) != null) {
                findings.add(keyStart, place, "the key " + Shown.quoted(key) + " is there twice. Remove one.");
            }
        }
        return new JsonObject(start, members);
    }

    private JsonList list(int start, Place place, int depth) throws IOException {
        checkDepth(start, depth);
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, place.element(elements.size()), depth + 1));
        }
        return new JsonList(start, elements);
    }

    private void checkDepth(int start, int depth) {
        if (depth > MAX_DEPTH) {
            throw file.refused(start, "lists and objects nest at most " + MAX_DEPTH + " deep; this is deeper.");
        }
    }
}
