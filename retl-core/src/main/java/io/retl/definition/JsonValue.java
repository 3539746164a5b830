package io.retl.definition;

import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands in its text. */
sealed interface JsonValue {
    /** Where it begins: characters of the text before it. */
    int offset();

    /** What it is, for a message. */
    String type();

    /**
     * An object; of a repeated key the first one.
     *
     * @param members by key, in the order of the text
     */
    record JsonObject(int offset, Map<String, Member> members) implements JsonValue {
        @Override
        public String type() {
            return "an object";
        }
    }

    /**
     * A member of an object.
     *
     * @param offset where the key begins
     * @param value what it has
     */
    record Member(int offset, JsonValue value) {}

    /** A list. */
    record JsonList(int offset, List<JsonValue> elements) implements JsonValue {
        @Override
        public String type() {
            return "a list";
        }
    }

    /** A text as it is written in the file, nothing of the environment in it. */
    record JsonText(int offset, String written) implements JsonValue {
        @Override
        public String type() {
            return "text";
        }

        /** For a message. */
        String shown() {
            return Shown.quoted(written);
        }
    }

    /**
     * A number with all its digits.
     *
     * @param value a Long, BigInteger or BigDecimal
     * @param written how the file has it
     */
    record JsonNumber(int offset, Number value, String written) implements JsonValue {
        @Override
        public String type() {
            return "a number";
        }
    }

    /** A truth value. */
    record JsonTruth(int offset, boolean value) implements JsonValue {
        @Override
        public String type() {
            return "true or false";
        }
    }

    /** Nothing. */
    record JsonNull(int offset) implements JsonValue {
        @Override
        public String type() {
            return "null";
        }
    }
}
