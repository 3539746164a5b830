package io.retl.internal.field;

import io.retl.internal.mapping.JavaScriptText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of JSON, and what is converted to it. */
enum Kind {
    STRING("string") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof String;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            return value == null || value instanceof Number || value instanceof Boolean
                    ? JavaScriptText.of(value)
                    : NONE;
        }
    },
    NUMBER("number") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof Number;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            return number(value);
        }
    },
    INTEGER("integer") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof Number number && WholeNumbers.isWhole(number);
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            return number(value) instanceof Number number && WholeNumbers.isWhole(number)
                    ? WholeNumbers.plain(number)
                    : NONE;
        }
    },
    BOOLEAN("boolean") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof Boolean;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            if (value == null || "false".equals(value) || isNumber(value, BigDecimal.ZERO)) {
                return false;
            }
            return "true".equals(value) || isNumber(value, BigDecimal.ONE) ? true : NONE;
        }
    },
    NULL("null") {
        @Override
        boolean includes(@Nullable Object value) {
            return value == null;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            boolean isNothing = "".equals(value) || Boolean.FALSE.equals(value) || isNumber(value, BigDecimal.ZERO);
            return isNothing ? null : NONE;
        }
    },
    ARRAY("array") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof List;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            if (value instanceof Map || value instanceof List) {
                return NONE;
            }
            List<@Nullable Object> list = new ArrayList<>(1);
            list.add(value);
            return list;
        }
    },
    OBJECT("object") {
        @Override
        boolean includes(@Nullable Object value) {
            return value instanceof Map;
        }

        @Override
        @Nullable
        Object converted(@Nullable Object value) {
            return NONE;
        }
    };

    /** Says that a value cannot be converted. */
    static final Object NONE = new Object();

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    abstract boolean includes(@Nullable Object value);

    /** The value as one of this kind, which it is not; {@link #NONE} if there is no such. */
    abstract @Nullable Object converted(@Nullable Object value);

    /** What kind of value it is, for a sentence. */
    static String named(@Nullable Object value) {
        for (Kind kind : new Kind[] {STRING, NUMBER, BOOLEAN}) {
            if (kind.includes(value)) {
                return "a " + kind.text;
            }
        }
        return value == null ? "null" : value instanceof List ? "an array" : "an object";
    }

    private static @Nullable Object number(@Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return 0L;
        }
        if (Boolean.TRUE.equals(value)) {
            return 1L;
        }
        Number number = value instanceof String text ? NumberText.read(text) : null;
        return number == null ? NONE : number;
    }

    private static boolean isNumber(@Nullable Object value, BigDecimal wanted) {
        return value instanceof Number number && WholeNumbers.decimal(number).compareTo(wanted) == 0;
    }
}
