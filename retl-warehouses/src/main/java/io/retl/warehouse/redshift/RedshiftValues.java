package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Makes values from what {@link RedshiftText} and the driver give as text. */
final class RedshiftValues {
    private static final String BEFORE_CHRIST = " BC";
    private static final String NEXT_DAY = "02 ";
    private static final int DAY_LENGTH = 3;
    private static final int WITHOUT_FRACTION = "00:00:00".length();

    private RedshiftValues() {}

    static Object value(Column column, String text) {
        return switch (column.type()) {
            case BOOLEAN -> text.startsWith("t");
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> number(column, text);
            case DATE -> date(text).toString();
            case TIME -> time(text);
            case TIMESTAMP, INSTANT -> instant(text);
            case BINARY -> HexFormat.of().parseHex(text);
            case JSON -> new JsonText(text);
            default -> text;
        };
    }

    /** A REAL is given with the digits of its own, not with those that it has as a DOUBLE PRECISION. */
    private static Object number(Column column, String text) {
        double number = RedshiftFloat.value(text);
        if (!Double.isFinite(number)) {
            return text;
        }
        return column.typeName().equals("float4") ? Double.valueOf(Float.toString((float) number)) : (Double) number;
    }

    /** The year 1 before Christ is the year 0 of ISO. */
    private static LocalDate date(String text) {
        boolean before = text.endsWith(BEFORE_CHRIST);
        int month = text.indexOf('-') + 1;
        int year = Integer.parseInt(text, 0, month - 1, 10);
        return LocalDate.of(
                before ? 1 - year : year,
                Integer.parseInt(text, month, month + 2, 10),
                Integer.parseInt(text, month + 3, month + 5, 10));
    }

    private static Instant instant(String text) {
        int space = text.indexOf(' ');
        boolean before = text.endsWith(BEFORE_CHRIST);
        LocalTime time =
                LocalTime.parse(text.substring(space + 1, text.length() - (before ? BEFORE_CHRIST.length() : 0)));
        return date(before ? text.substring(0, space) + BEFORE_CHRIST : text.substring(0, space))
                .atTime(time)
                .toInstant(ZoneOffset.UTC);
    }

    /** Without a fraction of zeros. Midnight is at the end of the day if the day is the next. */
    private static String time(String text) {
        boolean hasDay = text.indexOf(' ') > 0;
        String time = text.startsWith(NEXT_DAY) ? "24:00:00" : text.substring(hasDay ? DAY_LENGTH : 0);
        int end = time.length();
        while (end > WITHOUT_FRACTION && (time.charAt(end - 1) == '0' || time.charAt(end - 1) == '.')) {
            end--;
        }
        return time.substring(0, end) + (hasDay ? "" : "+00");
    }
}
