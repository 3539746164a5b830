package io.retl.liquid;

import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in the letters of strftime; one that is not known stays as it was written. */
final class DateText {
    private static final Pattern LETTER = Pattern.compile("%([-_0^]?)([A-Za-z%])");

    private DateText() {}

    static String of(String format, OffsetDateTime moment) {
        return LETTER.matcher(format).replaceAll(found -> {
            String text = text(found.group(2), found.group(1), moment);
            return Matcher.quoteReplacement(text == null ? found.group() : flagged(text, found.group(1)));
        });
    }

    private static String flagged(String text, String flag) {
        return flag.equals("^") ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static @Nullable String text(String letter, String flag, OffsetDateTime moment) {
        return switch (letter) {
            case "Y" -> padded(moment, ChronoField.YEAR, 4, '0', flag);
            case "y" -> padded(moment.getYear() % 100, 2, '0', flag);
            case "C" -> padded(moment.getYear() / 100, 2, '0', flag);
            case "m" -> padded(moment, ChronoField.MONTH_OF_YEAR, 2, '0', flag);
            case "d" -> padded(moment, ChronoField.DAY_OF_MONTH, 2, '0', flag);
            case "e" -> padded(moment, ChronoField.DAY_OF_MONTH, 2, ' ', flag);
            case "j" -> padded(moment, ChronoField.DAY_OF_YEAR, 3, '0', flag);
            case "H" -> padded(moment, ChronoField.HOUR_OF_DAY, 2, '0', flag);
            case "k" -> padded(moment, ChronoField.HOUR_OF_DAY, 2, ' ', flag);
            case "I" -> padded(moment, ChronoField.CLOCK_HOUR_OF_AMPM, 2, '0', flag);
            case "l" -> padded(moment, ChronoField.CLOCK_HOUR_OF_AMPM, 2, ' ', flag);
            case "M" -> padded(moment, ChronoField.MINUTE_OF_HOUR, 2, '0', flag);
            case "S" -> padded(moment, ChronoField.SECOND_OF_MINUTE, 2, '0', flag);
            case "L" -> padded(moment, ChronoField.MILLI_OF_SECOND, 3, '0', flag);
            case "u" -> padded(moment, ChronoField.DAY_OF_WEEK, 1, '0', flag);
            case "w" -> padded(moment.get(ChronoField.DAY_OF_WEEK) % 7, 1, '0', flag);
            case "A" -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "a" -> moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "B" -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "b", "h" -> moment.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "p" -> moment.getHour() < 12 ? "AM" : "PM";
            case "P" -> moment.getHour() < 12 ? "am" : "pm";
            case "s" -> String.valueOf(moment.plusNanos(500_000_000).toEpochSecond());
            case "z" -> "+0000";
            case "n" -> "\n";
            case "t" -> "\t";
            case "%" -> "%";
            default -> null;
        };
    }

    private static String padded(OffsetDateTime moment, TemporalField field, int width, char pad, String flag) {
        return padded(moment.get(field), width, pad, flag);
    }

    private static String padded(int number, int width, char pad, String flag) {
        char with = flag.equals("_") ? ' ' : flag.equals("0") ? '0' : pad;
        String digits = String.valueOf(number);
        return flag.equals("-") ? digits : String.valueOf(with).repeat(Math.max(0, width - digits.length())) + digits;
    }
}
