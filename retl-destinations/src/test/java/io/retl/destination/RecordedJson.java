package io.retl.destination;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON of recordings and requests as values: null, a String, a Boolean, a Long, a BigInteger, a BigDecimal, a List or a Map. Small,
 * and independent of the code under test, which writes JSON with a library.
 */
final class RecordedJson {
    private final String text;
    private int at;

    private RecordedJson(String text) {
        this.text = text;
    }

    static @Nullable Object read(String text) {
        RecordedJson json = new RecordedJson(text);
        Object value = json.value();
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.unexpected();
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the names of an object are texts
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value, "no object");
    }

    @SuppressWarnings("unchecked") // a list holds whatever it holds
    static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value, "no list");
    }

    /** The value with all its numbers as decimals of one scale, so that equal numbers are equal objects. */
    static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name, comparable(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(comparable(element)));
            return elements;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private @Nullable Object value() {
        skipSpace();
        char first = at < text.length() ? text.charAt(at) : ' ';
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (boolean more = opened('}'); more; more = continued('}')) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            members.put(name, value());
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        for (boolean more = opened(']'); more; more = continued(']')) {
            elements.add(value());
        }
        return elements;
    }

    private boolean opened(char end) {
        at++;
        skipSpace();
        if (text.charAt(at) != end) {
            return true;
        }
        at++;
        return false;
    }

    private boolean continued(char end) {
        skipSpace();
        boolean more = text.charAt(at) != end;
        expect(more ? ',' : end);
        return more;
    }

    private String string() {
        expect('"');
        StringBuilder content = new StringBuilder();
        while (text.charAt(at) != '"') {
            char next = text.charAt(at++);
            content.append(next == '\\' ? escaped() : next);
        }
        at++;
        return content.toString();
    }

    private char escaped() {
        char code = text.charAt(at++);
        if (code == 'u') {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        }
        int place = "bfnrt".indexOf(code);
        return place < 0 ? code : "\b\f\n\r\t".charAt(place);
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty()) {
            throw unexpected();
        }
        if (!digits.matches("-?[0-9]+")) {
            return new BigDecimal(digits);
        }
        BigInteger whole = new BigInteger(digits);
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValueExact() : whole;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return meaning;
    }

    private void expect(char next) {
        if (text.charAt(at) != next) {
            throw unexpected();
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("No JSON at character " + at + " of: " + text);
    }
}
