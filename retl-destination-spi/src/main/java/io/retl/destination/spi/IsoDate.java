package io.retl.destination.spi;

import io.retl.destination.spi.DateScanner.Kind;
import io.retl.destination.spi.DateScanner.Token;

/**
 * The strict half of {@link LooseDate}: {@code [+-yy]yyyy[-MM[-dd]][THH:mm[:ss[.S]][Z|+-HH:mm]]}. What it has read when it gives
 * up stays read; only after a T there is no way back.
 */
final class IsoDate {
    private static final Token DONE = new Token(Kind.END, 0, 0, DateWord.of(""));

    private final DateScanner scanner;
    private final DateParts parts;
    private boolean isBroken;

    IsoDate(DateScanner scanner, DateParts parts) {
        this.scanner = scanner;
        this.parts = parts;
    }

    /** Whether the text can be no date at all. */
    boolean isBroken() {
        return isBroken;
    }

    /** Reads as far as it goes; gives the token at which it gave up, or the end. */
    Token read() {
        if (scanner.peek().isSign()) {
            Token sign = scanner.take();
            if (!scanner.peek().isNumberOf(6)) {
                return sign;
            }
            int year = scanner.take().value();
            if (sign.isSymbol('-') && year == 0) {
                return sign;
            }
            boolean ignored = parts.addDay(sign.isSymbol('-') ? -year : year);
        } else if (scanner.peek().isNumberOf(4)) {
            boolean ignored = parts.addDay(scanner.take().value());
        } else {
            return scanner.take();
        }
        if (scanner.skip('-') && (!day(12) || (scanner.skip('-') && !day(31)))) {
            return scanner.take();
        }
        return time();
    }

    private boolean day(int last) {
        Token token = scanner.peek();
        return token.isNumberOf(2)
                && token.value() >= 1
                && token.value() <= last
                && parts.addDay(scanner.take().value());
    }

    private Token time() {
        if (scanner.peek().isWord(DateWord.Kind.SEPARATOR)) {
            Token ignored = scanner.take();
            isBroken = !isTime() || !isZone() || !scanner.peek().is(Kind.END);
        } else if (!scanner.peek().is(Kind.END)) {
            return scanner.take();
        } else {
            parts.zone(0);
        }
        parts.iso();
        return DONE;
    }

    private boolean isTime() {
        int hour = scanner.peek().value();
        int end = hour == 24 ? 0 : 59;
        if (!part(24) || !scanner.skip(':') || !part(end)) {
            return false;
        }
        return !scanner.skip(':') || (part(end) && (!scanner.skip('.') || fraction(hour)));
    }

    private boolean part(int last) {
        Token token = scanner.peek();
        return token.isNumberOf(2)
                && token.value() <= last
                && parts.addTime(scanner.take().value());
    }

    private boolean fraction(int hour) {
        Token token = scanner.peek();
        if (!token.is(Kind.NUMBER) || (hour == 24 && token.value() > 0)) {
            return false;
        }
        return parts.addTime(LooseDate.millis(scanner.take()));
    }

    private boolean isZone() {
        if (scanner.peek().isZ()) {
            Token ignored = scanner.take();
            parts.zone(0);
            return true;
        }
        if (!scanner.peek().isSign()) {
            return true;
        }
        int sign = scanner.take().isSymbol('-') ? -1 : 1;
        Token token = scanner.take();
        int hour = token.isNumberOf(4) ? token.value() / 100 : token.value();
        int minute = token.value() % 100;
        if (!token.isNumberOf(4)) {
            boolean isMinute =
                    token.isNumberOf(2) && scanner.skip(':') && scanner.peek().isNumberOf(2);
            if (!isMinute) {
                return false;
            }
            minute = scanner.take().value();
        }
        parts.offset(sign, hour, minute);
        return hour < 24 && minute < 60;
    }
}
