package io.retl.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What of a driver's message may be shown. Messages about data and constraints quote values of the data, and some drivers
 * add the whole statement or the URL: these stay in the cause.
 */
final class DriverMessage {
    private static final int MAX_CHARACTERS = 1_024;

    private DriverMessage() {}

    static String of(SQLException failure) {
        String message = failure.getMessage();
        if (message == null || quotesValues(failure.getSQLState())) {
            return "the driver's message may quote a value of the data; it is in the log at level DEBUG.";
        }
        String line = message.strip().lines().findFirst().orElse("");
        String shown = before("jdbc:", before("; SQL statement:", line)); // a URL may hold a password
        return shown.length() > MAX_CHARACTERS ? shown.substring(0, MAX_CHARACTERS) : shown;
    }

    private static String before(String end, String text) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Class 22 is "data exception", class 23 "integrity constraint violation". */
    private static boolean quotesValues(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
