package io.retl.internal.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules of JavaScript that decide what a directive gives. */
public final class JavaScript {
    /** An object's keys below this come first, by number. */
    private static final long INDEX_END = (1L << 32) - 1;

    private JavaScript() {}

    /** The name of a value's type, as messages have it. */
    static String typeOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof List) {
            return "array";
        }
        return value == Absent.ABSENT ? "undefined" : "object";
    }

    /** Whether a value counts as true: not so null, nothing, false, zero and the empty text. */
    static boolean isTruthy(@Nullable Object value) {
        if (value == null || value == Absent.ABSENT) {
            return false;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Number number) {
            return !isZero(number);
        }
        return !Boolean.FALSE.equals(value);
    }

    private static boolean isZero(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.signum() == 0;
        }
        return number instanceof BigInteger integer ? integer.signum() == 0 : number.doubleValue() == 0;
    }

    /** The member of an object, absent if there is none. */
    static @Nullable Object member(Map<?, ?> object, String key) {
        Object member = object.get(key);
        return member != null || object.containsKey(key) ? member : Absent.ABSENT;
    }

    /** The number that a key stands for, if it is written as an index and is less than the end; otherwise -1. */
    static long index(String key, long end) {
        int length = key.length();
        if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
            return -1;
        }
        long index = 0;
        for (int i = 0; i < length; i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index < end ? index : -1;
    }

    /** The keys in the order in which an object has them: indexes by number, then the others as they were written. */
    static List<String> keys(Map<?, ?> object) {
        List<String> indexes = new ArrayList<>();
        List<String> others = new ArrayList<>(object.size());
        for (Object key : object.keySet()) {
            String name = (String) key;
            (index(name, INDEX_END) < 0 ? others : indexes).add(name);
        }
        if (indexes.isEmpty()) {
            return others;
        }
        indexes.sort((first, second) -> Long.compare(index(first, INDEX_END), index(second, INDEX_END)));
        indexes.addAll(others);
        return indexes;
    }

    /** The text without the white space around it. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether JavaScript takes it for white space. */
    public static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || character == '\uFEFF' || Character.isSpaceChar(character);
    }
}
