package io.retl.destination.spi;

import io.retl.destination.spi.DateScanner.Kind;
import io.retl.destination.spi.DateScanner.Token;
import java.util.OptionalDouble;

/**
 * Reads a date as the JavaScript engine V8 does: strictly as ISO 8601, and if it is not that, by a loose grammar for everything
 * else. Numbers before a colon are a time, other numbers a day, words months and zones; words before the first number and what
 * is in parentheses are read over.
 *
 * <p>A time without a zone is in UTC.
 */
final class LooseDate {
    /** What JavaScript takes for white space, as the inside of a character class. */
    static final String SPACES = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private final DateScanner scanner;
    private final DateParts parts = new DateParts();
    private boolean hasNumber;

    private LooseDate(String text) {
        this.scanner = new DateScanner(text);
    }

    /** Milliseconds since 1970, or nothing if the text is no date. */
    static OptionalDouble millis(String text) {
        LooseDate date = new LooseDate(text);
        return date.isRead() ? date.parts.millis() : OptionalDouble.empty();
    }

    static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || character == '\uFEFF' || Character.isSpaceChar(character);
    }

    private boolean isRead() {
        IsoDate iso = new IsoDate(scanner, parts);
        Token token = iso.read();
        if (iso.isBroken()) {
            return false;
        }
        hasNumber = parts.hasDay();
        while (!token.is(Kind.END)) {
            if (!take(token)) {
                return false;
            }
            token = scanner.take();
        }
        return true;
    }

    private boolean take(Token token) {
        if (token.is(Kind.NUMBER)) {
            hasNumber = true;
            return number(token.value());
        }
        if (token.is(Kind.WORD)) {
            return word(token.word());
        }
        if (token.isSign() && (parts.isUtc() || parts.hasTime())) {
            hasNumber = true;
            return offset(token.isSymbol('-') ? -1 : 1);
        }
        return !hasNumber || !(token.isSign() || token.isSymbol(')'));
    }

    private boolean number(int number) {
        if (scanner.skip(':')) {
            return hour(number);
        }
        if (scanner.skip('.') && parts.expectsTime(number)) {
            parts.addTime(number);
            if (!scanner.peek().is(Kind.NUMBER)) {
                return false;
            }
            parts.endTime(millis(scanner.take()));
            return true;
        }
        if (parts.expectsOffsetMinute(number)) {
            parts.offsetMinute(number);
            return true;
        }
        if (parts.expectsTime(number)) {
            parts.endTime(number);
            Token next = scanner.peek();
            return next.is(Kind.END) || next.is(Kind.SPACE) || next.isZ() || next.isSign();
        }
        boolean isTaken = parts.addDay(number);
        boolean ignored = scanner.skip('-');
        return isTaken;
    }

    private boolean hour(int number) {
        if (scanner.skip(':')) {
            return !parts.hasTime() && parts.addTime(number) && parts.addTime(0);
        }
        boolean isTaken = parts.addTime(number);
        boolean ignored = scanner.skip('.');
        return isTaken;
    }

    private boolean word(DateWord word) {
        if (word.kind() == DateWord.Kind.HALF_OF_DAY && parts.hasTime()) {
            parts.shiftHalfOfDay(word.value());
            return true;
        }
        if (word.kind() == DateWord.Kind.MONTH) {
            parts.nameMonth(word.value());
            boolean ignored = scanner.skip('-');
            return true;
        }
        if (word.kind() == DateWord.Kind.ZONE && hasNumber) {
            parts.zone(word.value());
            return true;
        }
        return !hasNumber && !scanner.peek().is(Kind.NUMBER);
    }

    private boolean offset(int sign) {
        Token digits = scanner.peek();
        boolean hasDigits = digits.is(Kind.NUMBER);
        int number = hasDigits ? scanner.take().value() : 0;
        int length = hasDigits ? digits.length() : 0;
        if (scanner.peek().isSymbol(':')) {
            parts.offset(sign, number);
            return true;
        }
        if (length == 1 || length == 2) {
            parts.offset(sign, number, 0);
            return true;
        }
        parts.offset(sign, number / 100, number % 100);
        return length == 3 || length == 4;
    }

    /** The first three digits of a fraction. */
    static int millis(Token fraction) {
        int length = Math.min(fraction.length(), 9);
        int value = fraction.value();
        for (; length < 3; length++) {
            value *= 10;
        }
        for (; length > 3; length--) {
            value /= 10;
        }
        return value;
    }
}
